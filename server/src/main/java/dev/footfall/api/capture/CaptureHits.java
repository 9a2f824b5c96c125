package dev.footfall.api.capture;

import dev.footfall.api.PlainText;
import dev.footfall.capture.mask.Masker;
import dev.footfall.ingest.HitReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Makes hits of what `POST /api/capture` takes: a whole body; or, where the site is said beside
/// it, one item alone.
public final class CaptureHits implements HitReader {

    private final CaptureReader reader;

    public CaptureHits(Masker masker) {
        this.reader = new CaptureReader(masker);
    }

    @Override
    public List<Decoded> read(byte[] body, About about) {
        String site = PlainText.lower(about.word("site"));
        try {
            CaptureReader.Body read =
                    site.isEmpty()
                            ? reader.read(body, about.word("encoding"))
                            : new CaptureReader.Body(
                                    site, false, List.of(reader.item(body)), Map.of());
            return decoded(read, about.received());
        } catch (CaptureException e) {
            return List.of(Decoded.Unreadable.of(e.detail()));
        }
    }

    private static List<Decoded> decoded(CaptureReader.Body body, long received) {
        List<Decoded> decoded = new ArrayList<>(body.items().size());
        for (CapturedItem item : body.items()) {
            decoded.add(
                    switch (item) {
                        case CapturedItem.Good good when good.isOutgoing() ->
                                Decoded.Unreadable.of(
                                        "direction: an outgoing call is kept, and is no hit");
                        case CapturedItem.Good good ->
                                new Decoded.Read(good.toHit(body.site(), body.pages(), received));
                        case CapturedItem.Bad(String detail, _) -> Decoded.Unreadable.of(detail);
                    });
        }
        return decoded;
    }
}
