package org.schalter;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the engine: every stage of a service's life in one application. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SchalterApplication {

    public static void main(String[] args) {
        SpringApplication.run(SchalterApplication.class, args);
    }
}
