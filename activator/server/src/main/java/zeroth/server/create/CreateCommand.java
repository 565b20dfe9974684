package zeroth.server.create;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** {@code zeroth create} and {@code zeroth templates}. */
public final class CreateCommand {
    private final Samples samples;
    private final PrintStream out;
    private final PrintStream problems;

    /** @param home where Zeroth's sources are */
    public CreateCommand(Path home, PrintStream out, PrintStream problems) {
        this.samples = new Samples(home.resolve("samples"));
        this.out = out;
        this.problems = problems;
    }

    /** Makes a project; 0, or 1 after the reason. */
    public int create(Path parent, String name, String sample) {
        return attempt(() -> {
            new NewProject(samples.named(sample), ProjectName.of(name), parent.resolve(name)).write();
            out.println("""
                    %1$s is a function project now. What to do with it:

                      cd %1$s && mvn quarkus:dev     # change it while it runs
                      cd %1$s && mvn test
                      zeroth build %1$s              # with --native: an executable
                      zeroth dev %1$s                # on a platform, from zero""".formatted(name));
        });
    }

    /** Writes a template repository; 0, or 1 after the reason. */
    public int templates(Path directory) {
        return attempt(() -> {
            new TemplateRepository(samples).writeInto(directory);
            out.println("Templates for 'func create --repository URL' are in " + directory
                    + ": put them into a Git repository.");
        });
    }

    private int attempt(Work work) {
        try {
            work.run();
            return 0;
        } catch (CreateException | IOException e) {
            problems.println("zeroth: " + e.getMessage());
            return 1;
        }
    }

    private interface Work {
        void run() throws CreateException, IOException;
    }
}
