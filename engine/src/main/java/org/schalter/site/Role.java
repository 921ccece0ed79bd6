package org.schalter.site;

/** What somebody may do here. The names are those of the contract and of the roles claim. */
public enum Role {
    /** Anybody signed in to see their own cases. */
    CITIZEN,
    /** Works the tasks of a unit. */
    CLERK,
    /** Edits working copies of services. */
    EDITOR,
    /** Releases and withdraws editions. */
    PUBLISHER,
    /** Watches and repairs the running system. */
    OPERATOR;

    /** The authority's name in Spring Security, for example {@code ROLE_CLERK}. */
    public String authority() {
        return "ROLE_" + name();
    }
}
