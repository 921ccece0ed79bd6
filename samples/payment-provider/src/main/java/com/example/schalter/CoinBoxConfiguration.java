package com.example.schalter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Adds the provider to an engine that finds this jar; {@code schalter.payment.provider=coin-box} chooses it. */
@AutoConfiguration
public class CoinBoxConfiguration {

    @Bean
    CoinBox coinBox() {
        return new CoinBox();
    }
}
