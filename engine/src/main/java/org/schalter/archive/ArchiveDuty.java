package org.schalter.archive;

import java.time.Instant;
import java.util.List;
import org.schalter.casework.CaseCompleted;
import org.schalter.submission.CaseId;
import org.schalter.submission.Ledger;
import org.schalter.submission.Ledger.Station;
import org.schalter.submission.spi.MissingStation;
import org.schalter.submission.spi.SentCase;
import org.schalter.submission.spi.StationDuty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** That every completed case is filed, where the town has an archive. */
@Component
class ArchiveDuty implements StationDuty {

    private final HandOver handOver;
    private final Ledger ledger;
    private final TransactionTemplate transaction;

    ArchiveDuty(HandOver handOver, Ledger ledger, TransactionTemplate transaction) {
        this.handOver = handOver;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    @Override
    public List<MissingStation> missing(SentCase sent) {
        return ledger.of(new CaseId(sent.id())).stream()
                .filter(it -> it.station().equals(CaseCompleted.COMPLETED) && handOver.isDue(sent.id()))
                .map(it -> filed(sent, it))
                .limit(1)
                .toList();
    }

    private MissingStation filed(SentCase sent, Station completed) {
        Instant at = completed.at().toInstant();
        return new MissingStation("filed", at, "archive.missing.filed", "", () -> file(sent, completed.detail()));
    }

    private boolean file(SentCase sent, String status) {
        transaction.executeWithoutResult(_ -> handOver.hear(new CaseCompleted(sent.id(), status)));
        return true;
    }
}
