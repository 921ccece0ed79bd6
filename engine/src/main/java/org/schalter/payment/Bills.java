package org.schalter.payment;

import java.math.RoundingMode;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.schalter.payment.spi.Order;
import org.schalter.publishing.Editions;
import org.schalter.site.Site;
import org.schalter.submission.Submission;
import org.springframework.stereotype.Component;

/** Writes what a provider is told of an order: nothing of the answers, and no address that opens the case. */
@Component
class Bills {

    private final Editions editions;
    private final Site site;

    Bills(Editions editions, Site site) {
        this.editions = editions;
        this.site = site;
    }

    Order bill(Attempt attempt, Payments.Order order, Submission submission) {
        String title = editions.edition(submission.service(), submission.edition())
                .content()
                .manifest()
                .title()
                .in(submission.language());
        return new Order(
                attempt.id(),
                submission.reference(),
                order.amount(),
                order.currency(),
                title + " " + submission.reference(),
                items(order, submission),
                returnTo(attempt.id()),
                URI.create(site.url() + "/api/v1/payments/" + attempt.id() + "/notifications"),
                submission.language());
    }

    URI returnTo(UUID attempt) {
        return URI.create(site.url() + "/payments/" + attempt);
    }

    /** The sealed fee's positions, when it is the fee that is paid and not another amount of the process. */
    private static List<Order.Item> items(Payments.Order order, Submission submission) {
        return submission
                .fee()
                .filter(fee -> fee.total().compareTo(order.amount()) == 0)
                .map(fee -> fee.items().stream()
                        .map(it -> new Order.Item(it.label(), it.sum().setScale(2, RoundingMode.HALF_UP)))
                        .toList())
                .orElse(List.of());
    }
}
