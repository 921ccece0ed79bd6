package org.schalter.filling;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Leads on whoever is to go on elsewhere. */
@ControllerAdvice
class Rerouting {

    @ExceptionHandler(Rerouted.class)
    String lead(Rerouted elsewhere) {
        return "redirect:" + elsewhere.address();
    }
}
