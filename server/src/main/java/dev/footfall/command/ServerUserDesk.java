package dev.footfall.command;

import dev.footfall.account.UserWords;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Users at a running server.
final class ServerUserDesk implements UserDesk {

    private static final String USERS = "/api/users";

    private final ServerCall server;

    ServerUserDesk(ServerCall server) {
        this.server = server;
    }

    @Override
    public List<UserRow> users() {
        return listed().path("users").valueStream().map(ServerUserDesk::row).toList();
    }

    @Override
    public UserRow addUser(UserWords words, String password) {
        Map<String, Object> fields = fields(words);
        fields.put("password", password);
        return row(server.post(USERS, fields));
    }

    @Override
    public UserRow changeUser(String email, UserWords words) {
        return row(server.put(one(email), fields(words)));
    }

    @Override
    public void setPassword(String email, String password) {
        server.put(one(email), Map.of("password", password));
    }

    @Override
    public void removeUser(String email) {
        server.delete(one(email));
    }

    @Override
    public void close() {
        server.close();
    }

    private JsonNode listed() {
        return server.get(USERS);
    }

    private String one(String email) {
        String address = email.strip().toLowerCase(Locale.ROOT);
        return listed().path("users")
                .valueStream()
                .filter(user -> user.path("email").asString("").equals(address))
                .findFirst()
                .map(user -> USERS + "/" + user.path("id").asLong(0))
                .orElseThrow(() -> UserDesk.noUser(email));
    }

    /// What the words leave out is left out.
    private static Map<String, Object> fields(UserWords words) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("email", words.email());
        fields.put("name", words.name());
        fields.put("role", words.role());
        words.sites().ifPresent(domains -> fields.put("sites", domains));
        return fields;
    }

    private static UserRow row(JsonNode user) {
        return new UserRow(
                user.path("email").asString(""),
                user.path("name").asString(""),
                user.path("role").asString(""),
                user.path("sites")
                        .valueStream()
                        .map(domain -> domain.asString(""))
                        .collect(Collectors.joining(",")));
    }
}
