package org.schalter.secrecy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The keys with which stages seal what they store of people, and the digests by which they find it again. */
@Component
public class Secrets {

    /** Keys by their id; so short that a key which another node has deleted is soon gone here too. */
    private final Cache<UUID, DataKey> known = Caffeine.newBuilder()
            .maximumSize(5_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    private final MasterKeys masters;
    private final KeyTable table;
    private final KeyPool pool;
    private final DataKey engine;
    private final KeyedHash hash;

    Secrets(MasterKeys masters, KeyTable table, KeyPool pool, EngineKeys own) {
        this.masters = masters;
        this.table = table;
        this.pool = pool;
        this.engine = new DataKey(EngineKeys.ENGINE, own.engine());
        this.hash = new KeyedHash(own.lookUp());
    }

    /** A key that nothing has been sealed with yet; stored already, or else in the caller's transaction. */
    public DataKey fresh() {
        DataKey key = pool.take();
        known.put(key.id(), key);
        return key;
    }

    /**
     * The key of that id.
     *
     * @throws IllegalStateException if it has been deleted, and with it what it sealed
     */
    public DataKey of(UUID id) {
        return find(id).orElseThrow(() -> noSuch(id));
    }

    /** The key of that id; empty if it has been deleted, and with it what it sealed. */
    public Optional<DataKey> find(UUID id) {
        DataKey key = known.getIfPresent(id);
        if (key != null) {
            return Optional.of(key);
        }
        Optional<DataKey> stored = stored(id);
        stored.ifPresent(it -> known.put(id, it));
        return stored;
    }

    /** The key as it stands in the table now. */
    Optional<DataKey> stored(UUID id) {
        return table.find(id).map(it -> new DataKey(id, masters.unwrap(it)));
    }

    /** The key of what belongs to no case and nobody, such as why an event could not be told. */
    public DataKey engine() {
        return engine;
    }

    /** Deletes keys in the caller's transaction; what they sealed can't be opened any more, here or in a backup. */
    public void delete(Collection<UUID> ids) {
        table.delete(ids);
        known.invalidateAll(ids);
    }

    /**
     * A digest by which something is found again that must not be stored; without the engine's key nobody can make it, so
     * trying out names or addresses leads nowhere.
     *
     * @param purpose what for, for example {@code delivery.recipient}: digests of different purposes don't meet
     */
    public String hash(String purpose, String value) {
        return hash.of(purpose, value);
    }

    private static IllegalStateException noSuch(UUID id) {
        return new IllegalStateException(
                "the key <" + id + "> has been deleted, so what it sealed can't be opened any more");
    }
}
