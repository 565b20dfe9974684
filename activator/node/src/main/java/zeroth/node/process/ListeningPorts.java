package zeroth.node.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Where processes listen, by Linux' {@code /proc}: sockets in state LISTEN that they hold open. */
final class ListeningPorts {
    private static final Path PROC = Path.of("/proc");
    private static final String LISTEN = "0A";
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int HEX = 16;

    private ListeningPorts() {}

    /** Whether this machine can tell. */
    static boolean areKnown() {
        return Files.isReadable(PROC.resolve("self/net/tcp"));
    }

    static Set<Integer> of(List<Long> pids) {
        Set<Integer> ports = new TreeSet<>();
        for (long pid : pids) {
            Path process = PROC.resolve(String.valueOf(pid));
            Map<String, Integer> listening = new HashMap<>(listening(process.resolve("net/tcp")));
            listening.putAll(listening(process.resolve("net/tcp6")));
            listening.keySet().retainAll(sockets(process.resolve("fd")));
            ports.addAll(listening.values());
        }
        return ports;
    }

    /** Inode to port. */
    private static Map<String, Integer> listening(Path table) {
        Map<String, Integer> ports = new HashMap<>();
        try {
            for (String line : Files.readAllLines(table)) {
                List<String> fields = List.of(line.strip().split("\\s+", -1));
                if (fields.size() > INODE && fields.get(STATE).equals(LISTEN)) {
                    ports.put(
                            fields.get(INODE),
                            Integer.parseInt(fields.get(LOCAL).replaceFirst(".*:", ""), HEX));
                }
            }
        } catch (IOException e) {
            return Map.of();
        }
        return ports;
    }

    private static Set<String> sockets(Path descriptors) {
        Set<String> inodes = new HashSet<>();
        try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
            for (Path descriptor : open) {
                inodes.add(inode(descriptor));
            }
        } catch (IOException e) {
            return inodes;
        }
        return inodes;
    }

    private static String inode(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().replaceAll("^socket:\\[|]$", "");
        } catch (IOException e) {
            // Closed while we looked.
            return "";
        }
    }
}
