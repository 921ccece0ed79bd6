package org.schalter.payment;

import java.util.UUID;
import org.schalter.site.Access;
import org.schalter.site.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a provider says that asking is worth while. What it sends is not even read. */
@RestController
@Access
class PaymentNotifications {

    private final Till till;

    PaymentNotifications(Till till) {
        this.till = till;
    }

    @PostMapping("/api/v1/payments/{attempt}/notifications")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void notified(@PathVariable UUID attempt) {
        if (till.look(attempt).isEmpty()) {
            throw Problem.of(HttpStatus.NOT_FOUND, "unknown-payment", "there is no payment <" + attempt + ">");
        }
    }
}
