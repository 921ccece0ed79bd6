package org.schalter.filling;

import jakarta.servlet.http.HttpServletRequest;

/** Whether somebody came from the review to change one thing, and wants to go back there. */
record Returning(boolean toReview) {

    static Returning of(HttpServletRequest request) {
        return new Returning("review".equals(request.getParameter("return")));
    }

    /** That it is so, as the parameter of an address that has none yet, or has some. */
    String in(String address) {
        return toReview ? address + (address.contains("?") ? "&" : "?") + "return=review" : address;
    }
}
