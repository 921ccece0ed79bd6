package org.schalter.samples.crash;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Does every task that is open; several clerks look at the same list. */
final class Clerk implements Runnable {

    private final Town town;
    private final Receipts receipts;
    private final BooleanSupplier goesOn;

    Clerk(Cluster cluster, Receipts receipts, BooleanSupplier goesOn) {
        this.town = new Town(cluster);
        this.receipts = receipts;
        this.goesOn = goesOn;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            try {
                if (!work()) {
                    Thread.sleep(200);
                }
            } catch (IOException gone) {
                receipts.trouble("no answer");
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException surprised) {
                receipts.surprises.add(surprised.toString());
            }
        }
    }

    private boolean work() throws IOException, InterruptedException {
        var list = town.getAs("clerk", "/api/v1/tasks?state=open");
        if (list.status() != 200) {
            receipts.trouble("status " + list.status());
            return false;
        }
        List<JsonNode> open =
                new ArrayList<>(list.json().path("items").valueStream().toList());
        Collections.shuffle(open);
        for (var task : open) {
            if (goesOn.getAsBoolean()) {
                complete(task.path("id").asString());
            }
        }
        return !open.isEmpty();
    }

    private void complete(String id) throws IOException, InterruptedException {
        var answer = town.post(
                "/api/v1/tasks/" + id + "/complete",
                "application/json",
                "{\"decision\": \"approved\", \"tagFrom\": 4711}",
                "Authorization",
                Town.basic("clerk"));
        switch (answer.status()) {
            case 200 -> receipts.decided.incrementAndGet();
            case 409, 500, 502, 503 -> receipts.trouble("status " + answer.status());
            default -> throw new IllegalStateException("a clerk was answered " + answer);
        }
    }
}
