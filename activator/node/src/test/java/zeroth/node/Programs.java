package zeroth.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Programs of a test, in a folder. */
record Programs(Path directory) {
    /** A shell script. */
    Path script(String name, String text) {
        try {
            Path file = Files.writeString(directory.resolve(name), "#!/bin/sh\n" + text + "\n");
            if (!file.toFile().setExecutable(true)) {
                throw new IOException("cannot be made executable: " + file);
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@link SelfServingProgram}, on the class path of the test. */
    Path selfServing() {
        return script(
                "self-serving",
                "exec \"%s/bin/java\" -cp '%s' %s"
                        .formatted(
                                System.getProperty("java.home"),
                                System.getProperty("java.class.path"),
                                SelfServingProgram.class.getName()));
    }

    /** {@link HelloProgram} as a jar. */
    Path hello() {
        Path jar = directory.resolve("hello.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest())) {
            String name = HelloProgram.class.getName().replace('.', '/') + ".class";
            entries.putNextEntry(new ZipEntry(name));
            try (InputStream in = HelloProgram.class.getClassLoader().getResourceAsStream(name)) {
                Objects.requireNonNull(in).transferTo(entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    private static Manifest manifest() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, HelloProgram.class.getName());
        return manifest;
    }
}
