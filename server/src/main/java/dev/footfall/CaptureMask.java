package dev.footfall;

import dev.footfall.api.ClientAddress;
import dev.footfall.capture.mask.Masker;
import dev.footfall.capture.mask.Masking;
import dev.footfall.capture.mask.Replacement;
import dev.footfall.config.Settings;
import dev.footfall.store.OwnerFile;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.stream.Stream;

/// Puts together what takes secrets out of captured requests.
final class CaptureMask {

    /// The key of pseudonyms, in the data folder.
    static final String KEY_FILE = "capture.key";

    private static final int KEY_BYTES = 32;

    private CaptureMask() {}

    /// Addresses are nowhere kept, so the headers that tell them are masked too. The key is only
    /// made where the settings ask for pseudonyms.
    static Masker open(Settings settings, Path folder, SecureRandom random) throws IOException {
        String[] headers =
                Stream.concat(
                                ClientAddress.KNOWN_HEADERS.stream(),
                                settings.http().addressHeaders().stream())
                        .map(name -> "=" + name)
                        .toArray(String[]::new);
        Masking masking = settings.capture().masking().withHeaders(headers);
        if (settings.capture().pseudonyms()) {
            byte[] key = new OwnerFile(folder.resolve(KEY_FILE)).key(KEY_BYTES, random);
            masking = masking.with(Replacement.pseudonym(key));
        }
        return new Masker(masking);
    }
}
