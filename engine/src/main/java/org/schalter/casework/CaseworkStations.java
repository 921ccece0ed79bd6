package org.schalter.casework;

import org.schalter.submission.spi.StationText;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which of this stage's stations the applicant is told of. */
@Configuration(proxyBeanMethods = false)
class CaseworkStations {

    @Bean
    StationText decidedText() {
        return new StationText("decided", "casework.story.decided");
    }
}
