package org.schalter.event;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes events as JSON and reads them back; what is stored is never Java-serialized. */
@Component
class EventJson implements Serializer {

    private static final String OURS = "org.schalter.";

    private final JsonMapper mapper = JsonMapper.builder().build();

    StoredEvent store(Event event) {
        return new StoredEvent(event.getClass().getName(), mapper.writeValueAsString(event), List.of());
    }

    Event read(StoredEvent stored) {
        return mapper.readValue(stored.event(), type(stored.type()));
    }

    @Override
    public byte[] serialize(@Nullable Object data) {
        return data == null ? new byte[0] : mapper.writeValueAsBytes(data);
    }

    @Override
    @SuppressWarnings("NullAway") // db-scheduler asks for null back where nothing was stored
    public <T> @Nullable T deserialize(Class<T> type, byte @Nullable [] stored) {
        return stored == null || stored.length == 0 ? null : mapper.readValue(stored, type);
    }

    private static Class<? extends Event> type(String name) {
        if (!name.startsWith(OURS)) {
            throw new IllegalStateException("event of type <%s> is none of ours".formatted(name));
        }
        try {
            return Class.forName(name).asSubclass(Event.class);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException("event of type <%s> is unknown to this version".formatted(name), gone);
        }
    }
}
