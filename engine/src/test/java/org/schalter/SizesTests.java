package org.schalter;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** How large things may be. The numbers are what the house keeps today; they may sink, and rise by a decision record. */
class SizesTests {

    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_METHOD = 35;
    private static final int LONGEST_OF_NINE_IN_TEN = 13;
    private static final int MOST_COLLABORATORS = 6;

    @Test
    void noFileHasMoreThanTwoHundredAndFiftyLinesOfCode() throws IOException {
        var large = new TreeSet<String>();
        for (Path file : sources()) {
            long lines = Files.readString(file)
                    .replaceAll("(?s)/\\*.*?\\*/", "")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .filter(line -> !line.startsWith("import ") && !line.startsWith("package "))
                    .count();
            if (lines > LONGEST_FILE) {
                large.add(file.getFileName() + ": " + lines);
            }
        }
        assertThat(large).isEmpty();
    }

    @Test
    void methodsAreShort() throws IOException {
        var methods = methods();
        assertThat(methods)
                .filteredOn(method -> method.lines() > LONGEST_METHOD)
                .isEmpty();
        assertThat(methods)
                .filteredOn(method -> method.lines() > LONGEST_OF_NINE_IN_TEN)
                .hasSizeLessThanOrEqualTo(methods.size() / 10);
    }

    @Test
    void nothingIsWiredToMoreThanSixOthers() {
        assertThat(LifeOfAServiceTests.ENGINE.stream()
                        .filter(type -> type.isMetaAnnotatedWith("org.springframework.stereotype.Component"))
                        .filter(SizesTests::isWiredToMany)
                        .map(JavaClass::getSimpleName))
                .isEmpty();
    }

    private static boolean isWiredToMany(JavaClass type) {
        return type.getConstructors().stream()
                .anyMatch(constructor -> constructor.getRawParameterTypes().size() > MOST_COLLABORATORS);
    }

    private record Method(String name, long lines) {}

    private static List<Method> methods() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, null, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(sources()));
            var positions = Trees.instance(task).getSourcePositions();
            List<Method> methods = new ArrayList<>();
            for (var source : task.parse()) {
                new Methods(source, positions, methods).scan(source, null);
            }
            return methods;
        }
    }

    /** Collects the methods of a file with the lines between their braces. */
    private static final class Methods extends TreeScanner<Void, Void> {
        private final CompilationUnitTree file;
        private final SourcePositions positions;
        private final List<Method> found;

        Methods(CompilationUnitTree file, SourcePositions positions, List<Method> found) {
            this.file = file;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            if (method.getBody() != null) {
                long first = file.getLineMap().getLineNumber(positions.getStartPosition(file, method.getBody()));
                long last = file.getLineMap().getLineNumber(positions.getEndPosition(file, method.getBody()));
                var name = Path.of(file.getSourceFile().getName()).getFileName() + " " + method.getName();
                found.add(new Method(name, last - first - 1));
            }
            return super.visitMethod(method, unused);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
