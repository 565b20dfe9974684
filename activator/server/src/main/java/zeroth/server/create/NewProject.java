package zeroth.server.create;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sample under a new name. Code stays as it is: its package is the author's to name.
 *
 * @param directory where the project goes
 */
record NewProject(Sample sample, ProjectName name, Path directory) {
    private static final Set<String> NAMING = Set.of("pom.xml", "service.yaml", "README.md", "application.properties");

    void write() throws IOException, CreateException {
        if (Files.exists(directory)) {
            throw new CreateException(
                    directory + " exists already: choose another name, or move what is there out of the way.");
        }
        for (Path file : sample.files()) {
            write(file);
        }
        Files.writeString(directory.resolve(".gitignore"), "target/\n");
    }

    private void write(Path file) throws IOException {
        Path from = sample.directory().resolve(file);
        Path to = directory.resolve(file);
        Files.createDirectories(to.getParent());
        if (NAMING.contains(file.getFileName().toString())) {
            Files.writeString(to, renamed(Files.readString(from)));
        } else {
            Files.copy(from, to);
        }
    }

    private String renamed(String text) {
        return text.replace("<groupId>dev.zeroth.samples</groupId>", "<groupId>com.example</groupId>")
                .replace("Zeroth sample: ", "")
                .replace("samples/" + sample.name(), name.text())
                .replaceAll("\\b" + Pattern.quote(sample.name()) + "\\b", Matcher.quoteReplacement(name.text()));
    }
}
