package org.schalter.casework;

import java.time.Duration;
import org.schalter.submission.spi.ObligatoryStation;
import org.schalter.submission.spi.StationText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which of this stage's stations every case must pass, and which the applicant is told of. */
@Configuration(proxyBeanMethods = false)
class CaseworkStations {

    @Bean
    ObligatoryStation processStarted() {
        return new ObligatoryStation("process-started", Duration.ofMinutes(10));
    }

    @Bean
    StationText decidedText() {
        return new StationText("decided", "casework.story.decided");
    }
}
