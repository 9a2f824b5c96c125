package dev.footfall.ingest.visitor;

import dev.footfall.ingest.Draft;
import dev.footfall.ingest.Step;
import dev.footfall.model.Address;
import dev.footfall.model.Identity;
import dev.footfall.model.Sender;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Adds the visitor's pseudonym, by the site's policy:
///
/// - `daily`: a hash of address and agent under the salt of the UTC day on which the event
///   happened;
/// - `address`: a hash of the address alone under a key that stays;
/// - `user`: a hash of the caller's id for its user under that key.
///
/// Whom another tells of and names (an application its sessions) is told apart as by `user`.
///
/// What a policy needs and the sender did not tell makes it fall back to `daily`; where there is no
/// address either, visitors are told apart by their agent alone. Pseudonyms of two sites are never
/// the same.
public final class AddVisitor implements Step {

    private static final long DAY_MICROS = TimeUnit.DAYS.toMicros(1);

    private final Salts salts;

    public AddVisitor(Salts salts) {
        this.salts = salts;
    }

    @Override
    public Decision apply(Draft draft) {
        Sender sender = draft.hit.sender();
        String address = canonical(sender.address());
        Identity identity = draft.site.identity();
        if ((identity == Identity.USER || sender.isTold()) && !sender.user().isEmpty()) {
            addStable(draft, "user", sender.user());
        } else if (identity == Identity.ADDRESS && !address.isEmpty()) {
            addStable(draft, "address", address);
        } else {
            addDaily(draft, address, sender.userAgent());
        }
        return Decision.GO_ON;
    }

    private void addStable(Draft draft, String kind, String who) {
        draft.visitor = SipHash.of(salts.stable(), text(draft, kind, who));
        draft.earlierVisitor = draft.visitor;
        draft.laterVisitor = draft.visitor;
    }

    private void addDaily(Draft draft, String address, String userAgent) {
        byte[] text = text(draft, address, userAgent);
        long day = Math.floorDiv(draft.hit.happened(), DAY_MICROS);
        draft.visitor = SipHash.of(draft.isTrial ? salts.ifAny(day) : salts.of(day), text);
        draft.earlierVisitor = existing(day - 1, text, draft.visitor);
        draft.laterVisitor = existing(day + 1, text, draft.visitor);
    }

    private long existing(long day, byte[] text, long otherwise) {
        Optional<Key> salt = salts.existing(day);
        return salt.isPresent() ? SipHash.of(salt.get(), text) : otherwise;
    }

    /// No two different pairs make the same text.
    private static byte[] text(Draft draft, String first, String second) {
        return (draft.site.number() + " " + first.length() + " " + first + second)
                .getBytes(StandardCharsets.UTF_8);
    }

    /// One text for one address, however it was written; what is no address stands for itself.
    private static String canonical(String address) {
        return address.indexOf(':') < 0
                ? address
                : Address.parse(address).map(Address::text).orElse(address);
    }
}
