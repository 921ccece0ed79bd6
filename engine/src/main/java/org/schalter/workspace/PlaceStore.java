package org.schalter.workspace;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.schalter.definition.ServiceKey;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where the services lie; one without a row lies on the desk itself. */
@Component
class PlaceStore {

    private final JdbcClient jdbc;

    PlaceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<ServiceKey, Place> all() {
        var places = new HashMap<ServiceKey, Place>();
        jdbc.sql("select service_key, folder, archived, deleted_at from workspace_place")
                .query(row -> {
                    var deleted =
                            Optional.ofNullable(row.getTimestamp("deleted_at")).map(Timestamp::toInstant);
                    places.put(
                            new ServiceKey(row.getString("service_key")),
                            new Place(row.getString("folder"), row.getBoolean("archived"), deleted));
                });
        return places;
    }

    Place of(ServiceKey key) {
        return all().getOrDefault(key, Place.DESK);
    }

    void put(ServiceKey key, Place place, String by, Instant now) {
        jdbc.sql("insert into workspace_place (service_key, folder, archived, changed_at, changed_by)"
                        + " values (?, '', false, ?, ?) on conflict do nothing")
                .params(key.value(), Timestamp.from(now), by)
                .update();
        jdbc.sql("update workspace_place set folder = ?, archived = ?, deleted_at = ?, changed_at = ?, changed_by = ?"
                        + " where service_key = ?")
                .param(place.folder())
                .param(place.archived())
                .param(place.deletedAt().map(Timestamp::from).orElse(null))
                .param(Timestamp.from(now))
                .param(by)
                .param(key.value())
                .update();
    }

    void remove(ServiceKey key) {
        jdbc.sql("delete from workspace_place where service_key = ?")
                .param(key.value())
                .update();
    }
}
