package org.schalter.validation;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Makes of the validator's errors what a citizen can act on: each at the place to mend, and of alternatives only the one
 * that was meant.
 *
 * <p>Which branch of a {@code oneOf} was meant: the one that its type and its fixed values fit. Where that leaves one,
 * its own errors are told; where it leaves several objects, those of the one that is nearest; otherwise the alternative as
 * a whole is.
 */
final class Complaints {

    private Complaints() {}

    static List<Complaint> of(List<Error> errors) {
        List<Complaint> complaints = new ArrayList<>();
        if (!errors.isEmpty()) {
            tell(errors.stream().map(Told::of).toList(), 0, complaints);
        }
        return complaints;
    }

    /** An error, and the way through the schema that led to it. */
    private record Told(Error error, List<Step> steps) {
        static Told of(Error error) {
            return new Told(error, Step.of(error.getEvaluationPath()));
        }
    }

    /** A keyword on the way, and which of its branches. */
    private record Step(String keyword, int branch, int end) {

        static List<Step> of(NodePath path) {
            List<Step> unions = new ArrayList<>();
            int at = 0;
            while (at < path.getNameCount()) {
                String keyword = path.getName(at++);
                Object next = at < path.getNameCount() ? path.getElement(at) : null;
                boolean union = keyword.equals("oneOf") || keyword.equals("anyOf");
                if (union) {
                    unions.add(new Step(keyword, next instanceof Integer branch ? branch : -1, at));
                }
                boolean named = switch (keyword) {
                    case "properties", "patternProperties", "dependentSchemas", "dependencies" -> true;
                    default -> next instanceof Integer;
                };
                at += named ? 1 : 0;
            }
            return unions;
        }
    }

    private static void tell(List<Told> errors, int depth, List<Complaint> complaints) {
        Map<String, List<Told>> unions = new LinkedHashMap<>();
        for (Told told : errors) {
            if (told.steps.size() <= depth) {
                Told only = told;
                complaints.addAll(Mended.of(only.error));
            } else {
                unions.computeIfAbsent(key(told, depth), absent -> new ArrayList<>())
                        .add(told);
            }
        }
        unions.values().forEach(union -> choose(union, depth, complaints));
    }

    private static String key(Told told, int depth) {
        StringBuilder key = new StringBuilder();
        NodePath path = told.error.getEvaluationPath();
        for (int i = 0; i < told.steps.get(depth).end; i++) {
            key.append('/').append(path.getName(i));
        }
        return key.append('@').append(owner(told, depth)).toString();
    }

    /** Where the value is that the union speaks of: as far up from the error's place as the way goes down from the union. */
    private static String owner(Told told, int depth) {
        NodePath path = told.error.getEvaluationPath();
        int down = 0;
        for (int i = told.steps.get(depth).end + 1; i < path.getNameCount(); i++) {
            String keyword = path.getName(i - 1);
            boolean property = keyword.equals("properties") || keyword.equals("patternProperties");
            down += property || keyword.equals("items") || keyword.equals("prefixItems") ? 1 : 0;
        }
        List<String> tokens = Pointers.tokens(told.error.getInstanceLocation().toString());
        return Pointers.of(tokens.subList(0, Math.max(0, tokens.size() - down)));
    }

    private static void choose(List<Told> union, int depth, List<Complaint> complaints) {
        Map<Integer, List<Told>> branches = new LinkedHashMap<>();
        Error itself = union.getFirst().error;
        String owner = owner(union.getFirst(), depth);
        boolean several = false;
        for (Told told : union) {
            int branch = told.steps.get(depth).branch;
            if (branch >= 0) {
                branches.computeIfAbsent(branch, absent -> new ArrayList<>()).add(told);
            } else {
                itself = told.error;
                several |= String.valueOf(told.error.getMessageKey()).endsWith("indexes");
            }
        }
        Complaint whole =
                new Complaint(owner, union.getFirst().steps.get(depth).keyword, "", Map.of(), Mended.place(itself));
        List<List<Told>> meant = branches.values().stream()
                .filter(errors -> errors.stream().noneMatch(contradicts(owner)))
                .toList();
        if (several) {
            complaints.add(whole.variant("several"));
        } else if (meant.size() == 1) {
            tell(meant.getFirst(), depth + 1, complaints);
        } else if (meant.isEmpty() || !container(itself, owner)) {
            complaints.add(whole);
        } else {
            nearest(meant, depth, whole, complaints);
        }
    }

    private static void nearest(List<List<Told>> meant, int depth, Complaint whole, List<Complaint> complaints) {
        boolean onlyMissing = meant.stream()
                .flatMap(List::stream)
                .allMatch(told -> told.error.getKeyword().equals("required")
                        && told.error.getInstanceLocation().toString().equals(whole.at()));
        List<Told> always = meant.getFirst().stream()
                .filter(told ->
                        meant.stream().allMatch(errors -> errors.stream().anyMatch(other -> sameMissing(told, other))))
                .toList();
        if (!always.isEmpty()) {
            tell(always, depth + 1, complaints);
            return;
        }
        if (onlyMissing) {
            List<String> names = meant.stream()
                    .flatMap(List::stream)
                    .map(told -> String.valueOf(told.error.getProperty()))
                    .distinct()
                    .toList();
            complaints.add(whole.variant("required").with("names", names));
            return;
        }
        List<Told> best = meant.getFirst();
        for (List<Told> errors : meant) {
            best = errors.size() < best.size() ? errors : best;
        }
        tell(best, depth + 1, complaints);
    }

    private static boolean sameMissing(Told one, Told other) {
        return one.error.getKeyword().equals("required")
                && other.error.getKeyword().equals("required")
                && Objects.equals(one.error.getProperty(), other.error.getProperty())
                && one.error.getInstanceLocation().equals(other.error.getInstanceLocation());
    }

    /** Whether a branch was not meant: another type, or a fixed value that is another, of the value or one step below. */
    private static Predicate<Told> contradicts(String owner) {
        return told -> {
            String at = told.error.getInstanceLocation().toString();
            boolean here = at.equals(owner);
            boolean below = at.startsWith(owner + "/") && at.indexOf('/', owner.length() + 1) < 0;
            return switch (told.error.getKeyword()) {
                case "type" -> here;
                case "const", "enum" -> here || below;
                default -> false;
            };
        };
    }

    private static boolean container(Error error, String owner) {
        JsonNode value = error.getInstanceNode();
        return value != null
                && (value.isContainer()
                        || error.getInstanceLocation().toString().length() > owner.length());
    }
}
