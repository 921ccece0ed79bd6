package org.schalter.document;

import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param renderer the id of the renderer of documents
 * @param letter the town's letter frame
 * @param units what the units are called in letters, by the key that services use
 * @param verify how often one visitor may ask for unknown check codes within ten minutes
 */
@ConfigurationProperties("schalter.document")
record DocumentSettings(
        @DefaultValue("pdf") String renderer,
        @DefaultValue Letter letter,
        @DefaultValue Map<String, String> units,
        @DefaultValue("30") int verify) {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    /**
     * @param name above everything; the town's name if empty
     * @param office a second line below the name, for example who leads the administration
     * @param street and {@code city}: the town hall's address, also the sender above the address field
     * @param colour of the line below the letterhead
     */
    record Letter(
            @DefaultValue("") String name,
            @DefaultValue("") String office,
            @DefaultValue("") String street,
            @DefaultValue("") String city,
            @DefaultValue("") String phone,
            @DefaultValue("") String email,
            @DefaultValue("") String web,
            @DefaultValue("") String bank,
            @DefaultValue("") String iban,
            @DefaultValue("") String bic,
            @DefaultValue("#1d4f91") String colour) {

        Letter {
            if (!COLOUR.matcher(colour).matches()) {
                throw new IllegalArgumentException(
                        "schalter.document.letter.colour is <" + colour + ">, should be like #1d4f91");
            }
        }
    }
}
