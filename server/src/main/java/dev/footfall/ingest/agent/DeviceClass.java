package dev.footfall.ingest.agent;

import dev.footfall.ingest.words.WordFinder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The class of device that an agent runs on, in the order in which they are looked for: the first
/// one of whose marks is in the agent is the answer.
enum DeviceClass {
    TV("TV"),
    CONSOLE("Console"),
    WEARABLE("Wearable"),
    TABLET("Tablet"),
    MOBILE("Mobile"),
    /// Android without the word `Mobile` is a tablet, as Google asks of makers of browsers.
    ANDROID("Tablet"),
    DESKTOP("Desktop"),
    OTHER("Other");

    private static final Map<String, DeviceClass> MARKS = new LinkedHashMap<>();

    static {
        mark(TV, "smart-tv,smarttv,smart tv,googletv,google tv,android tv,androidtv,appletv");
        mark(TV, "apple tv,hbbtv,netcast,web0s,webos.tv,tv safari,tizen/tv,roku,crkey,bravia");
        mark(TV, "viera,dtv,; aft,philipstv,opera tv,tvos");
        mark(CONSOLE, "playstation,xbox,nintendo,steam deck,steamdeck");
        mark(WEARABLE, "watchos,apple watch,watch os,wear os,sm-r8,sm-r9");
        mark(TABLET, "ipad,tablet,kindle,playbook,silk-accelerated,nexus 7,nexus 9,nexus 10");
        mark(TABLET, "sm-t,sm-x");
        mark(MOBILE, "iphone,ipod,mobi,phone,blackberry,bb10,opera mini,symbian,kaios,j2me,midp");
        mark(ANDROID, "android");
        mark(DESKTOP, "windows,macintosh,mac os x,mac_powerpc,x11,cros ,linux,freebsd,openbsd");
    }

    private static final WordFinder FINDER = new WordFinder(List.copyOf(MARKS.keySet()));
    private static final List<DeviceClass> OF_MARK = List.copyOf(MARKS.values());

    private final String word;

    DeviceClass(String word) {
        this.word = word;
    }

    private static void mark(DeviceClass device, String marks) {
        for (String mark : marks.split(",", -1)) {
            MARKS.put(mark, device);
        }
    }

    String word() {
        return word;
    }

    static DeviceClass of(String userAgent) {
        List<DeviceClass> found = new ArrayList<>(List.of(OTHER));
        FINDER.find(userAgent, mark -> found.add(OF_MARK.get(mark)));
        return Collections.min(found);
    }
}
