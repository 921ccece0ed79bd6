package org.schalter.filling;

import java.util.List;
import org.schalter.validation.Fault;

/** Where somebody stands on the way through a form: at one of its pages, or at the page of one row. */
sealed interface Stop permits FormPlan.Page, RowPage {

    /** The page it is, or that it stands below. */
    FormPlan.Page page();

    String address(Filling filling);

    /** What is asked for here, as JSON Pointers. */
    List<String> asked();

    List<Fault> faults(Filling filling);

    /** Where one goes who is done here. */
    String onward(Filling filling, Returning returning);

    /** Where one goes who does not want to be here. */
    String back(Filling filling, Returning returning);

    /** The key of what the button says that leads on. */
    String done();
}
