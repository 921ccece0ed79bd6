package org.schalter.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.schalter.expression.Expression;
import org.schalter.expression.Path;
import org.schalter.template.TemplateNode.Mark;
import org.schalter.template.TemplateNode.Words;

/**
 * One place where a template uses a variable.
 *
 * @param at line and column
 * @param path from the root, a loop's variable replaced by its list: {@code answers.dogs.name}
 * @param copes whether the expression asks for null itself
 * @param guards what the conditions around it name
 * @param form how it is written; plain for a part of something that is computed
 */
record TemplateUse(String at, String path, boolean copes, Set<String> guards, Piece.Form form) {

    TemplateUse {
        guards = Set.copyOf(guards);
    }

    static List<TemplateUse> of(Template template) {
        Walk walk = new Walk();
        walk.words(template.title(), Map.of(), Set.of());
        walk.mark(template.body(), Map.of(), Set.of());
        return List.copyOf(walk.uses);
    }

    private static final class Walk {

        private final List<TemplateUse> uses = new ArrayList<>();

        void mark(Mark mark, Map<String, String> loops, Set<String> guards) {
            Map<String, String> inside = new HashMap<>(loops);
            Set<String> guarded = new HashSet<>(guards);
            mark.each().ifPresent(each -> {
                use(mark.at(), each.list(), Piece.Form.PLAIN, loops, guards);
                List<Path> lists = each.list().paths();
                inside.put(each.item(), lists.isEmpty() ? "" : resolve(lists.getFirst(), loops));
            });
            mark.onlyIf().ifPresent(condition -> {
                use(mark.at(), condition, Piece.Form.PLAIN, inside, guards);
                condition.paths().forEach(path -> guarded.add(resolve(path, inside)));
            });
            mark.link().ifPresent(link -> piece(mark.at(), link, inside, guarded));
            for (TemplateNode child : mark.children()) {
                switch (child) {
                    case Words words -> words(words, inside, guarded);
                    case Mark inner -> mark(inner, inside, guarded);
                }
            }
        }

        void words(Words words, Map<String, String> loops, Set<String> guards) {
            words.pieces().forEach(piece -> piece(words.at(), piece, loops, guards));
        }

        private void piece(String at, Piece piece, Map<String, String> loops, Set<String> guards) {
            if (piece instanceof Piece.Value value) {
                use(at, value.expression(), form(value), loops, guards);
            }
        }

        private static Piece.Form form(Piece.Value value) {
            List<Path> paths = value.expression().paths();
            String source = value.expression().source().substring(1).strip();
            return paths.size() == 1 && paths.getFirst().toString().equals(source) ? value.form() : Piece.Form.PLAIN;
        }

        private void use(
                String at, Expression expression, Piece.Form form, Map<String, String> loops, Set<String> guards) {
            for (Path path : expression.paths()) {
                String resolved = resolve(path, loops);
                if (!resolved.isEmpty()) {
                    uses.add(new TemplateUse(at, resolved, expression.asksForNull(), guards, form));
                }
            }
        }

        /** Empty for what stands below a list that is computed: nothing is known about its items. */
        private static String resolve(Path path, Map<String, String> loops) {
            String root = loops.getOrDefault(path.root(), path.root());
            if (root.isEmpty()) {
                return "";
            }
            return path.below().isEmpty() ? root : root + "." + path.below();
        }
    }
}
