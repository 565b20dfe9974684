package zeroth.server.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journeys of someone with a {@code kn}. Each test has a Service of its own. */
class KnIT {
    @TempDir
    static Path directory;

    private static Optional<Program> dev = Optional.empty();
    private static CommandLine kn = new CommandLine(Path.of("kn"), Path.of("kubeconfig"));

    @BeforeAll
    static void start() throws Exception {
        Path executable = CommandLine.named("ZEROTH_TEST_KN");
        Program program = Program.devOfTest(directory);
        dev = Optional.of(program);
        kn = new CommandLine(executable, program.kubeconfig());
    }

    @AfterAll
    static void stop() throws Exception {
        if (dev.isPresent()) {
            dev.get().end();
        }
    }

    @Test
    void createsListsAndDescribesAService() throws Exception {
        String created = create("shown", "--scale-min", "0", "--concurrency-limit", "5");

        assertThat(created)
                .contains("Ready to serve.", "Service 'shown' created to latest revision 'shown-00001' is available");
        assertThat(kn.run("service", "list", "shown"))
                .containsPattern("NAME +URL +LATEST +AGE +CONDITIONS +READY +REASON")
                .containsPattern("shown +http://shown.default.localhost:\\d+ +shown-00001 +\\d+s +3 OK / 3 +True");
        assertThat(kn.run("service", "describe", "shown"))
                .containsPattern("100% +@latest \\(shown-00001\\)")
                .containsPattern("\\+\\+ RoutesReady");
        assertThat(kn.run("route", "list", "shown")).containsPattern("shown +http://shown\\S+ +True");
    }

    @Test
    void rollsAnUpdateOutAndSplitsTheTraffic() throws Exception {
        create("split");

        assertThat(kn.run("service", "update", "split", "--env", "NEW=1", "--wait"))
                .contains("'split-00002'");
        kn.run("service", "update", "split", "--tag", "split-00001=old", "--traffic", "old=30,@latest=70", "--wait");

        assertThat(kn.run("service", "describe", "split"))
                .containsPattern("70% +@latest \\(split-00002\\)")
                .containsPattern("30% +split-00001 #old");
        assertThat(kn.run("revision", "list", "-s", "split"))
                .containsPattern("split-00002 +split +70%")
                .containsPattern("split-00001 +split +30% +old");
    }

    @Test
    void appliesWhatChangedAndNothingElse() throws Exception {
        String[] apply = {"service", "apply", "applied", "--image", "dev.local/test", "--env", "BEHAVIOUR=good"};

        assertThat(kn.run(apply)).contains("created to latest revision 'applied-00001'");

        assertThat(kn.run(apply)).contains("No changes to apply");
    }

    @Test
    void exportsAServiceAndImportsItAgain() throws Exception {
        create("moved");
        String exported = kn.run("service", "export", "moved", "--with-revisions", "--mode=export", "-o", "yaml");
        Path file = Files.writeString(directory.resolve("moved.yaml"), exported);
        kn.run("service", "delete", "moved", "--wait");

        assertThat(kn.run("service", "import", file.toString(), "--wait")).contains("Ready to serve.");
    }

    @Test
    void deletesAServiceAndWaitsUntilItIsGone() throws Exception {
        create("leaving");

        assertThat(kn.run("service", "delete", "leaving", "--wait")).contains("successfully deleted");

        assertThat(kn.call("service", "describe", "leaving").output())
                .contains("services.serving.knative.dev \"leaving\" not found");
    }

    @Test
    void saysWhyAServiceCannotBeReady() throws Exception {
        CommandLine.Answer answer =
                kn.call("service", "create", "foreign", "--image", "registry.example/x", "--wait-timeout", "30");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).contains("RevisionFailed", "Image registry.example/x cannot be run here");
    }

    @Test
    void saysWhatIsWrongWithAnOption() throws Exception {
        CommandLine.Answer answer =
                kn.call("service", "create", "wrong", "--image", "dev.local/test", "--mount", "/x=cm:files");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.output()).contains("not supported yet: spec.template.spec.containers[0].volumeMounts");
    }

    private static String create(String name, String... options) throws Exception {
        Stream<String> command =
                Stream.of("service", "create", name, "--image", "dev.local/test", "--env", "BEHAVIOUR=good", "--wait");
        return kn.run(Stream.concat(command, Stream.of(options)).toArray(String[]::new));
    }
}
