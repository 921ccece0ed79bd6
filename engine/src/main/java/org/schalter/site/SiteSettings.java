package org.schalter.site;

import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param url where citizens reach the site
 * @param town the municipality's name, in the header of every page
 * @param imprint the lines of the legal notice: address, telephone, e-mail, who represents the town
 * @param zone the town's time zone, in which deadlines end
 * @param demo pretended people and providers; loopback and the embedded database only
 */
@ConfigurationProperties("schalter")
record SiteSettings(
        @DefaultValue("http://localhost:8080") URI url,
        @DefaultValue("Musterstadt") String town,
        @DefaultValue List<String> imprint,
        @DefaultValue("Europe/Berlin") ZoneId zone,
        @DefaultValue("true") boolean demo) {

    SiteSettings {
        if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
            throw new IllegalArgumentException(
                    "schalter.url is <%s>, should be like https://service.example.de".formatted(url));
        }
    }

    Site site() {
        var text = url.toString();
        return new Site(text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url, town, demo);
    }
}
