package org.schalter.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.transaction.support.TransactionTemplate;

/** Keys and what they seal: at its place and nowhere else, under any of the master keys, and gone with its key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsTests {

    private static final String COLUMN = "casework_result.sealed";

    private EmbeddedPostgres postgres;

    @BeforeAll
    void startPostgres() throws IOException {
        postgres = EmbeddedPostgres.start();
        OwnSecrets.migrate(postgres.getPostgresDatabase());
    }

    @AfterAll
    void stopPostgres() throws IOException {
        postgres.close();
    }

    List<DataSource> databases() {
        var h2 = h2();
        OwnSecrets.migrate(h2);
        new JdbcTemplate(postgres.getPostgresDatabase()).update("truncate table secrecy_key, secrecy_master_key");
        return List.of(h2, postgres.getPostgresDatabase());
    }

    private static JdbcDataSource h2() {
        var h2 = new JdbcDataSource();
        h2.setUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DB_CLOSE_DELAY=-1");
        return h2;
    }

    @Test
    void whatIsSealedOpensAtItsPlaceOnly() {
        var key = new DataKey(UUID.randomUUID(), KeyPool.random());
        var row = UUID.randomUUID();

        var sealed = key.seal(COLUMN, row, "Łukasz");

        assertThat(key.text(COLUMN, row, sealed)).isEqualTo("Łukasz");
        assertThat(key.seal(COLUMN, row, "Łukasz")).isNotEqualTo(sealed);
        refused(() -> key.open(COLUMN, UUID.randomUUID(), sealed));
        refused(() -> key.open("casework_result.node", row, sealed));
        refused(() -> new DataKey(key.id(), KeyPool.random()).open(COLUMN, row, sealed));
        for (int i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            refused(() -> key.open(COLUMN, row, changed));
        }
        refused(() -> key.open(COLUMN, row, new byte[0]));
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable open) {
        assertThatThrownBy(open)
                .isInstanceOf(Unopenable.class)
                .hasMessageContaining("can't be opened")
                .message()
                .doesNotContain("Łukasz");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aDeletedKeyOpensNothingAnyMoreAndASwappedOneNeither(DataSource database) {
        var own = OwnSecrets.on(database);
        var one = own.secrets().fresh();
        var other = own.secrets().fresh();
        assertThat(OwnSecrets.on(database).secrets().of(one.id()).text(COLUMN, 1, one.seal(COLUMN, 1, "x")))
                .isEqualTo("x");

        new JdbcTemplate(database)
                .update(
                        "update secrecy_key set wrapped = (select wrapped from secrecy_key where id = ?) where id = ?",
                        other.id(),
                        one.id());
        refused(() -> OwnSecrets.on(database).secrets().of(one.id()));

        own.secrets().delete(List.of(other.id()));
        assertThat(own.secrets().find(other.id())).isEmpty();
        assertThatThrownBy(() -> own.secrets().of(other.id())).hasMessageContaining("has been deleted");
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aMasterKeyIsReplacedWithoutRewritingWhatIsSealed(DataSource database) {
        var before = OwnSecrets.on(database, Map.of("old", OwnSecrets.OLD), null, 0);
        var key = before.secrets().fresh();
        var sealed = key.seal(COLUMN, 1, "bleibt");
        IntStream.range(0, 1200).forEach(_ -> before.secrets().fresh());
        var digest = before.secrets().hash("delivery.recipient", "erika@example.org");

        var both = Map.of("old", OwnSecrets.OLD, "new", OwnSecrets.NEW);
        var first = OwnSecrets.on(database, both, "new", 0);
        var second = OwnSecrets.on(database, both, "old", 0);
        var under = second.secrets().fresh();
        assertThat(first.secrets().of(under.id()).id()).isEqualTo(under.id());
        var neighbour = OwnSecrets.on(database, both, "new", 0);
        var elsewhere = CompletableFuture.supplyAsync(neighbour::rewrap);
        long rewrapped = first.rewrap() + elsewhere.join();

        assertThat(rewrapped).isEqualTo(1 + 1200 + 1 + 2);
        assertThat(first.standing().masters().get("old").keys()).isZero();
        assertThat(first.standing().masters().get("new").keys()).isEqualTo(rewrapped);
        assertThat(first.standing().works()).isTrue();
        var after = OwnSecrets.on(database, Map.of("new", OwnSecrets.NEW), null, 0);
        assertThat(after.secrets().of(key.id()).text(COLUMN, 1, sealed)).isEqualTo("bleibt");
        assertThat(after.secrets().hash("delivery.recipient", "erika@example.org"))
                .isEqualTo(digest);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aWrongOrMissingMasterKeyStopsTheStart(DataSource database) {
        OwnSecrets.on(database).secrets().fresh();

        var wrong = stopped(database, Map.of("old", OwnSecrets.NEW));
        assertThat(wrong).hasMessageContaining("<old> is another one");
        assertThat(wrong.remedy()).contains("schalter.secrecy.master-keys.old");

        var missing = stopped(database, Map.of("new", OwnSecrets.NEW));
        assertThat(missing).hasMessageContaining("<old>, which is not configured");
        assertThat(missing.remedy()).contains("schalter.secrecy.master-keys.old");
    }

    @ParameterizedTest
    @CsvSource({
        "short, c2Nob3J0, has <6> bytes",
        "none, geheim!, not written in Base64",
        "Ein Name, AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=, id of a master key is <Ein Name>"
    })
    void aMasterKeyThatIsNoneStopsTheStartAndIsNotShown(String id, String key, String said) {
        var refused = catchThrowableOfType(SecrecyMisconfigured.class, () -> new MasterKeys(Map.of(id, key), null));

        assertThat(refused).hasMessageContaining(said);
        assertThat(refused.getMessage() + refused.remedy()).doesNotContain(key);
    }

    @Test
    void whoStartsForRealWithoutAMasterKeyIsToldHowToMakeOne() {
        var refused = catchThrowableOfType(SecrecyMisconfigured.class, () -> new MasterKeys(Map.of(), null));

        var analysis = new SecrecyMisconfigured.Analyzer().analyze(refused);
        assertThat(analysis.getDescription()).contains("No master key is configured");
        assertThat(analysis.getAction()).contains("openssl rand -base64 32", "schalter.secrecy.master-keys");
    }

    @Test
    void ofSeveralMasterKeysOneIsSaidToWrap() {
        var both = Map.of("old", OwnSecrets.OLD, "new", OwnSecrets.NEW);

        assertThatThrownBy(() -> new MasterKeys(both, null)).hasMessageContaining("none is said to wrap");
        assertThatThrownBy(() -> new MasterKeys(both, "other")).hasMessageContaining("<other>, which is none of");
        assertThat(new MasterKeys(both, "new").current()).isEqualTo("new");
    }

    @Test
    void aDemoMakesItsOwnMasterKeyAndKeepsIt(@TempDir Path data) throws IOException {
        var h2 = h2();
        OwnSecrets.migrate(h2);
        var table = OwnSecrets.on(h2).table();
        new JdbcTemplate(h2).update("delete from secrecy_key");
        var environment = new MockEnvironment()
                .withProperty("schalter.data", data.resolve("deep").toString());
        var settings = new SecrecySettings(Map.of(), null, 0);

        var first = new SecrecyConfiguration().masterKeys(settings, environment, table);
        var again = new SecrecyConfiguration().masterKeys(settings, environment, table);

        var file = data.resolve("deep/master.key");
        assertThat(first.current()).isEqualTo("demo");
        assertThat(again.proves("demo", first.proof("demo"))).isTrue();
        assertThat(Base64.getDecoder().decode(Files.readString(file))).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var left = Files.list(file.getParent())) {
            assertThat(left).containsExactly(file);
        }
        Files.delete(file);
        assertThatThrownBy(() -> new SecrecyConfiguration().masterKeys(settings, environment, table))
                .isInstanceOfSatisfying(
                        SecrecyMisconfigured.class,
                        it -> assertThat(it.remedy()).contains("master.key", "begin anew"));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void keysMadeAheadAreUsedOnceEachAndTakenBackWhenUnused(DataSource database) {
        var own = OwnSecrets.on(database, Map.of("old", OwnSecrets.OLD), null, 50);
        Set<UUID> taken = new HashSet<>();

        IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 100)
                        .mapToObj(_ -> own.secrets().fresh().id())
                        .toList()))
                .toList()
                .forEach(it -> taken.addAll(it.join()));
        own.pool().close();

        assertThat(taken).hasSize(800);
        var stored = own.table().count().get("old");
        assertThat(stored).isEqualTo(800 + 2);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void aKeyMadeInATransactionGoesWithIt(DataSource database) {
        var own = OwnSecrets.on(database);
        var id = new TransactionTemplate(own.transactions()).execute(status -> {
            status.setRollbackOnly();
            return own.secrets().fresh().id();
        });

        assertThat(own.table().find(id)).isEmpty();
    }

    @Test
    void aDigestNeedsTheEnginesKeyAndSaysNothingAcrossPurposes() {
        var hash = new KeyedHash(KeyPool.random());

        assertThat(hash.of("a", "erika@example.org"))
                .isEqualTo(hash.of("a", "erika@example.org"))
                .isNotEqualTo(hash.of("b", "erika@example.org"))
                .isNotEqualTo(new KeyedHash(KeyPool.random()).of("a", "erika@example.org"))
                .hasSize(43);
    }

    @Test
    void aDatabaseThatHoldsCitizensInPlainIsRefusedAndAnEmptyOneIsNot() {
        var old = h2();
        var jdbc = new JdbcTemplate(old);
        jdbc.execute("create table submission_case (id int)");
        jdbc.execute("create table filling_draft (id int)");
        jdbc.execute("create table filling_upload (id int)");
        var flyway = Flyway.configure()
                .dataSource(old)
                .locations("classpath:db/migration")
                .baselineOnMigrate(true)
                .baselineVersion("99")
                .load();
        flyway.baseline();

        new FromBefore().migrate(flyway);
        jdbc.update("insert into submission_case values (1)");

        assertThatThrownBy(() -> new FromBefore().migrate(flyway))
                .isInstanceOfSatisfying(
                        SecrecyMisconfigured.class,
                        it -> assertThat(it.remedy()).contains("./data"))
                .hasMessageContaining("<submission_case> holds <1> rows in plain");
    }

    private static SecrecyMisconfigured stopped(DataSource database, Map<String, String> keys) {
        return catchThrowableOfType(SecrecyMisconfigured.class, () -> OwnSecrets.on(database, keys, null, 0));
    }
}
