package org.schalter.workspace;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.schalter.definition.ServiceKey;
import org.schalter.definition.Text;
import org.schalter.editing.spi.Counter;
import org.schalter.publishing.Edition;
import org.schalter.publishing.Editions;
import org.schalter.workspace.spi.UnderWay;
import org.springframework.stereotype.Component;

/** All services that editors have to do with, put together from what each stage knows of them. */
@Component
class Desk {

    private final Glances glances;
    private final Counter counter;
    private final Editions editions;
    private final PlaceStore places;
    private final List<UnderWay> underWay;

    Desk(Glances glances, Counter counter, Editions editions, PlaceStore places, List<UnderWay> underWay) {
        this.glances = glances;
        this.counter = counter;
        this.editions = editions;
        this.places = places;
        this.underWay = underWay;
    }

    /** A service, and what a search looks through. */
    record Entry(WorkspaceJson.Item item, String words) {}

    List<Entry> entries(Locale locale) {
        var copies = glances.all();
        var live = counter.live();
        var titles = editions.live().stream()
                .collect(Collectors.toMap(
                        Edition::key, it -> it.content().manifest().title()));
        var placed = places.all();
        var counts = counts();
        var keys = new TreeSet<>(copies.keySet());
        keys.addAll(live.keySet());
        return keys.stream()
                .map(it -> entry(
                        new Known(
                                it,
                                copies.get(it),
                                live.get(it),
                                Optional.ofNullable(titles.get(it)),
                                placed.getOrDefault(it, Place.DESK)),
                        counts,
                        locale))
                .toList();
    }

    private record Known(
            ServiceKey key,
            @Nullable Glance glance,
            Counter.@Nullable Live live,
            Optional<Text> publicTitle,
            Place place) {

        Text title() {
            return Optional.ofNullable(glance)
                    .flatMap(Glance::title)
                    .or(() -> publicTitle)
                    .orElse(Text.of("de", key.value()));
        }
    }

    private static Entry entry(Known known, Map<UnderWay.Kind, Map<ServiceKey, Long>> counts, Locale locale) {
        var glance = known.glance();
        var item = new WorkspaceJson.Item(
                known.key(),
                known.title().in(locale.getLanguage()),
                known.place().folder(),
                known.live(),
                glance == null ? null : copy(glance, known.live()),
                glance == null ? null : glance.count().orElse(null),
                new WorkspaceJson.InFlight(
                        count(counts, UnderWay.Kind.DRAFTS, known.key()),
                        count(counts, UnderWay.Kind.CASES, known.key()),
                        count(counts, UnderWay.Kind.TASKS, known.key())),
                known.place().archived(),
                known.place().deletedAt().orElse(null));
        var titles = String.join(" ", known.title().byLanguage().values());
        return new Entry(item, known.key() + " " + titles + " " + known.place().folder());
    }

    private static WorkspaceJson.CopyJson copy(Glance glance, Counter.@Nullable Live live) {
        var line = glance.line();
        return new WorkspaceJson.CopyJson(
                line.revision(),
                line.changedAt(),
                line.changedBy(),
                live == null || !live.hash().equals(line.hash()));
    }

    private Map<UnderWay.Kind, Map<ServiceKey, Long>> counts() {
        var counts = new EnumMap<UnderWay.Kind, Map<ServiceKey, Long>>(UnderWay.Kind.class);
        underWay.forEach(it -> counts.put(it.kind(), it.byService()));
        return counts;
    }

    private static long count(
            Map<UnderWay.Kind, Map<ServiceKey, Long>> counts, UnderWay.Kind kind, ServiceKey service) {
        return counts.getOrDefault(kind, Map.of()).getOrDefault(service, 0L);
    }
}
