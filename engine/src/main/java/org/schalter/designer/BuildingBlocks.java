package org.schalter.designer;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.schalter.filling.field.FieldTypes;
import org.schalter.process.spi.ProcessAction;
import org.schalter.site.Access;
import org.schalter.site.Role;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a service can be built of, as the stages and the plug-ins declare it. */
@RestController
@Access({Role.EDITOR, Role.PUBLISHER})
class BuildingBlocks {

    private final Palette palette;
    private final Deeds deeds;
    private final LibraryShelf library = new LibraryShelf();
    private final ConcurrentHashMap<Locale, byte[]> answers = new ConcurrentHashMap<>();

    BuildingBlocks(Clock clock, List<ProcessAction<?>> actions, MessageSource texts) {
        this.palette = new Palette(new FieldTypes(clock.getZone()));
        this.deeds = new Deeds(actions, texts);
    }

    @GetMapping(path = "/api/v1/designer/catalogue", produces = "application/json")
    ResponseEntity<byte[]> catalogue(Locale language) {
        var answer = answers.computeIfAbsent(language, it -> JsonMapper.shared().writeValueAsBytes(in(it)));
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(answer);
    }

    private ObjectNode in(Locale language) {
        var all = JsonNodeFactory.instance.objectNode();
        all.set("fields", palette.in(language.getLanguage()));
        all.set("actions", deeds.in(language));
        all.set("blocks", library.blocks());
        all.set("codelists", library.codeLists(language.getLanguage()));
        return all;
    }
}
