package org.schalter.submission;

import org.schalter.submission.spi.StationText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stations of submitting that an applicant sees. */
@Configuration(proxyBeanMethods = false)
class SubmissionTexts {

    @Bean
    StationText accepted() {
        return new StationText(Ledger.ACCEPTED, "submission.station.accepted");
    }
}
