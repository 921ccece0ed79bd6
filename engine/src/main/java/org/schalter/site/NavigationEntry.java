package org.schalter.site;

/**
 * An entry of the header's navigation, shown to those who have the role.
 *
 * @param textKey the key of its text, for example {@code casework.navigation}
 * @param href an address of ours, for example {@code /clerk}
 * @param order smaller comes first
 */
public record NavigationEntry(String textKey, String href, Role role, int order) {

    public NavigationEntry {
        if (!href.startsWith("/") || href.startsWith("//")) {
            throw new IllegalArgumentException(
                    "Navigation leads to <%s>, should be a path of ours such as /clerk".formatted(href));
        }
    }
}
