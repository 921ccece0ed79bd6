package org.schalter;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.schalter.definition.Example;
import org.schalter.definition.ServiceKey;
import org.schalter.publishing.Editions;

/** Pages as they came over HTTP, each in a state that it can be in, in one language. */
final class PageStates {

    /** A page in a state that has a name. */
    record State(String name, HttpAnswer page) {}

    private final RunningEngine engine;
    private final Locale language;
    private final List<State> states = new ArrayList<>();

    PageStates(RunningEngine engine, Locale language) {
        this.engine = engine;
        this.language = language;
    }

    List<State> all() {
        return List.copyOf(states);
    }

    RunningEngine engine() {
        return engine;
    }

    Locale language() {
        return language;
    }

    /** Keeps a page that must have come with this HTTP status. */
    HttpAnswer keep(String name, int status, HttpAnswer page) {
        if (page.status() != status) {
            throw new AssertionError("<" + name + "> should come with " + status + "\n" + page);
        }
        states.add(new State(name, page));
        return page;
    }

    HttpAnswer keep(String name, HttpAnswer page) {
        return keep(name, 200, page);
    }

    /** Somebody with a browser who reads this language. */
    HttpCaller visitor() {
        return visitor(engine);
    }

    /** Somebody with a browser who reads this language, elsewhere. */
    HttpCaller visitor(RunningEngine engine) {
        var visitor = engine.visitor();
        visitor.get("/imprint?lang=" + language.getLanguage());
        return visitor;
    }

    /** Somebody who has signed in. */
    HttpCaller signedIn(String name) {
        return signedIn(engine, name);
    }

    /** Somebody who has signed in elsewhere. */
    HttpCaller signedIn(RunningEngine engine, String name) {
        var visitor = visitor(engine);
        visitor.submit(
                visitor.get("/sign-in"), "form:has(#password)", HttpCaller.fields("name", name, "password", name));
        return visitor;
    }

    Example example(String service, String name) {
        return engine.bean(Editions.class).live(new ServiceKey(service)).orElseThrow().content().examples().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Applicant applicant(String service, String example) {
        return Applicant.as(example(service, example), visitor());
    }
}
