package org.keepwell.notifications;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A mail server that misbehaves as it is told: answers by command, hangs, goes away, or has no TLS. */
final class FakeMailServer implements AutoCloseable {

    static final String HANG = "hang";
    static final String GO_AWAY = "go away";

    private final ServerSocket listening;
    private final @Nullable SSLContext tls;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> plain = new CopyOnWriteArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    /** @param tls null: STARTTLS is not offered */
    FakeMailServer(@Nullable SSLContext tls) throws IOException {
        this.tls = tls;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** @param command {@code RCPT}, {@code DATA}, …, or {@code .} for the end of the message */
    FakeMailServer answering(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    /** Messages whose end was seen, whatever was answered to it. */
    List<String> received() {
        return received;
    }

    /** Every line but those of a message. */
    List<String> said() {
        return said;
    }

    /** Commands that came before TLS. */
    List<String> plain() {
        return plain;
    }

    private void listen() {
        try {
            while (true) {
                var socket = listening.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException e) {
            plain.add("closed"); // by close()
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            say(socket, "220 fake");
            talk(socket, false);
        } catch (IOException | InterruptedException e) {
            plain.add("cut off");
        }
    }

    private void talk(Socket socket, boolean secured) throws IOException, InterruptedException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII));
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            var command = line.split(" ")[0].toUpperCase(Locale.ROOT);
            said.add(line);
            if (!secured) {
                plain.add(command);
            }
            if (command.equals("STARTTLS") && tls != null) {
                say(socket, "220 go on");
                var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, true);
                secure.setUseClientMode(false);
                secure.startHandshake();
                talk(secure, true);
                return;
            }
            if (!answer(socket, in, command, secured)) {
                return;
            }
        }
    }

    /** @return false if the talk is over */
    private boolean answer(Socket socket, BufferedReader in, String command, boolean secured)
            throws IOException, InterruptedException {
        var usual = switch (command) {
            case "EHLO" -> tls != null && !secured ? "250-fake\r\n250 STARTTLS" : "250 fake";
            case "DATA" -> "354 go on";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
        if (!answer(socket, answers.getOrDefault(command, usual))) {
            return false;
        }
        if (command.equals("DATA") && !answers.containsKey("DATA")) {
            var message = new StringBuilder();
            for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                message.append(line).append('\n');
            }
            received.add(message.toString());
            return answer(socket, answers.getOrDefault(".", "250 2.0.0 Ok: queued as 4Xq1b2"));
        }
        return !command.equals("QUIT");
    }

    private static boolean answer(Socket socket, String answer) throws IOException, InterruptedException {
        if (answer.equals(HANG)) {
            Thread.sleep(60_000);
        }
        if (answer.equals(HANG) || answer.equals(GO_AWAY)) {
            return false;
        }
        say(socket, answer);
        return true;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(US_ASCII));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
