package org.schalter.samples.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** Applies again and again; whatever is not answered is sent again, with the same key, until it is. */
final class Citizen implements Runnable {

    private static final Path SERVICES = Path.of("../../forms-library/src/main/resources/forms-library/services");
    private static final Path PERMIT = SERVICES.resolve("parking-permit/examples/own-car-for-a-year");
    private static final Path DOG = SERVICES.resolve("dog-tax-registration/examples/one-dog/answers.json");
    private static final Pattern EMAIL = Pattern.compile("[a-z.]+@example\\.org");
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    /** Between two applications: somebody must be left to start nodes again. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static final AtomicLong NUMBERS = new AtomicLong();

    private final Town town;
    private final Receipts receipts;
    private final BooleanSupplier goesOn;
    private final Callbacks callbacks;
    private final String permit;
    private final String registration;
    private final String dog;

    Citizen(Cluster cluster, Receipts receipts, Callbacks callbacks, BooleanSupplier goesOn) throws IOException {
        this.town = new Town(cluster);
        this.receipts = receipts;
        this.callbacks = callbacks;
        this.goesOn = goesOn;
        this.permit = Files.readString(PERMIT.resolve("answers.json"))
                .replace(
                        "2026-03-09",
                        LocalDate.now(ZoneId.of("Europe/Berlin")).plusDays(7).toString());
        this.registration = Files.readString(PERMIT.resolve("files/registration.pdf"), StandardCharsets.ISO_8859_1);
        this.dog = Files.readString(DOG);
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            try {
                town.comeAnew();
                long number = NUMBERS.incrementAndGet();
                if (number % 2 == 0) {
                    apply("dog-tax-registration", own(dog, number), false);
                } else {
                    String upload = upload();
                    pay(apply("parking-permit", own(permit, number).replace("registration.pdf", upload), true));
                }
                Thread.sleep(PAUSE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException surprised) {
                receipts.surprises.add(surprised.toString());
            }
        }
    }

    private static String own(String answers, long number) {
        return EMAIL.matcher(answers).replaceAll("citizen" + number + "@example.org");
    }

    /** A file whose answer got lost stays without application; it is sent anew. */
    private String upload() throws InterruptedException {
        String body = "--part\r\nContent-Disposition: form-data; name=\"file\"; filename=\"registration.pdf\"\r\n"
                + "Content-Type: application/pdf\r\n\r\n" + registration + "\r\n--part--\r\n";
        return insist(201, () -> town.post("/api/v1/uploads", "multipart/form-data; boundary=part", body))
                .json()
                .path("id")
                .asString();
    }

    private String apply(String service, String answers, boolean toPay) throws InterruptedException {
        String key = UUID.randomUUID().toString();
        String utf8 = new String(answers.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        var answer = insist(
                201,
                () -> town.post(
                        "/api/v1/services/" + service + "/submissions",
                        "application/json",
                        utf8,
                        "Idempotency-Key",
                        key));
        receipts.accepted.add(
                new Receipts.Receipt(answer.json().path("reference").asString(), toPay));
        return toPay ? URI.create(answer.json().path("paymentUrl").asString()).getPath() : "";
    }

    /**
     * Pays, and comes back to the town or does not. What the provider tells the town of it is told late, twice, in any
     * order, or never.
     */
    private void pay(String path) throws InterruptedException {
        while (true) {
            var page = insist(200, () -> town.get(path));
            if (!page.path().startsWith("/demo/pay/")) {
                if (page.text().contains("kern-alert--success") || !page.path().endsWith("/pay")) {
                    receipts.paid.incrementAndGet();
                    return;
                }
                Thread.sleep(500);
                continue;
            }
            var token = TOKEN.matcher(page.text());
            if (token.find() && pressTwice(page.path(), "outcome=pay&_csrf=" + token.group(1))) {
                receipts.paid.incrementAndGet();
                return;
            }
        }
    }

    /** True if the provider has taken the money and the payer goes away without coming back to the town. */
    private boolean pressTwice(String path, String form) throws InterruptedException {
        var back = new AtomicReference<>("");
        Runnable press = () -> {
            try {
                var answer = town.press(path, "application/x-www-form-urlencoded", form);
                if (answer.status() / 100 == 3) {
                    back.set(answer.path());
                }
            } catch (IOException lost) {
                receipts.trouble("no answer");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        };
        var other = Thread.ofVirtual().start(press);
        press.run();
        other.join();
        if (!back.get().startsWith("/payments/")) {
            return false;
        }
        callbacks.about(back.get());
        return ThreadLocalRandom.current().nextBoolean();
    }

    /** Something that is asked over the network. */
    private interface Call {
        Town.Answer send() throws IOException, InterruptedException;
    }

    private Town.Answer insist(int status, Call call) throws InterruptedException {
        while (true) {
            try {
                var answer = call.send();
                if (answer.status() == status) {
                    return answer;
                }
                if (answer.status() < 500) {
                    throw new IllegalStateException("a citizen was answered " + answer);
                }
                receipts.trouble("status " + answer.status());
            } catch (HttpTimeoutException slow) {
                receipts.trouble("no answer in time");
            } catch (IOException gone) {
                receipts.trouble("no answer");
            }
            Thread.sleep(100);
        }
    }
}
