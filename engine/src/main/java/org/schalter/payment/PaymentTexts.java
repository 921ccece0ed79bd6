package org.schalter.payment;

import org.schalter.submission.spi.StationText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stations of paying that an applicant sees. */
@Configuration(proxyBeanMethods = false)
class PaymentTexts {

    @Bean
    StationText paymentDue() {
        return new StationText("payment-due", "payment.station.due");
    }

    @Bean
    StationText paid() {
        return new StationText("paid", "payment.station.paid");
    }

    @Bean
    StationText paymentRefused() {
        return new StationText("payment-refused", "payment.station.refused");
    }

    @Bean
    StationText paymentCancelled() {
        return new StationText("payment-cancelled", "payment.station.cancelled");
    }
}
