package org.schalter.document;

import java.util.List;
import org.schalter.site.Concerns;
import org.springframework.stereotype.Component;

/** What the renderer of documents complains of. */
@Component
class DocumentConcerns implements Concerns {

    private final Renderers renderers;

    DocumentConcerns(Renderers renderers) {
        this.renderers = renderers;
    }

    @Override
    public List<Concern> now() {
        return renderers.selfCheck().stream()
                .map(it -> new Concern("document.concern.renderer", List.of(), it, "/operate"))
                .toList();
    }
}
