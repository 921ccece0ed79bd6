package org.schalter.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.schalter.TinyService;
import org.schalter.definition.PackageReader;
import org.schalter.definition.ServiceKey;

class EditionTests {

    private final Edition edition = new Edition(
            new ServiceKey("tiny"),
            1,
            "hash",
            Instant.EPOCH,
            PackageReader.readZip(TinyService.named("tiny").zip()).service().orElseThrow());

    record Title(String text) {}

    record Shout(String text) {}

    @Test
    void derivesAThingOnce() {
        var made = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            edition.derived(Title.class, it -> new Title("title " + made.incrementAndGet()));
        }

        assertThat(made).hasValue(1);
    }

    @Test
    void derivesAThingFromAnother() {
        var shout = edition.derived(
                Shout.class,
                it -> new Shout(
                        it.derived(Title.class, same -> new Title("hello")).text() + "!"));

        assertThat(shout).isEqualTo(new Shout("hello!"));
    }

    @Test
    void triesAgainAfterAFailure() {
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> edition.derived(Title.class, it -> {
                    throw new IllegalStateException("not now");
                })))
                .hasMessage("not now");

        assertThat(edition.derived(Title.class, it -> new Title("now")).text()).isEqualTo("now");
    }
}
