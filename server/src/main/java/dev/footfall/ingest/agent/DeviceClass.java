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
    /// Not a device: pen input that Internet Explorer tells of, on any computer.
    PEN("Desktop"),
    TV("TV"),
    CONSOLE("Console"),
    WEARABLE("Wearable"),
    CAR("Other"),
    TABLET("Tablet"),
    MOBILE("Mobile"),
    /// A browser for Android without the word `Mobile` is on a tablet, as Google asks of their
    /// makers. Other programs do not know of that rule; most telephones are no tablets.
    ANDROID("Mobile"),
    DESKTOP("Desktop"),
    OTHER("Other");

    private static final Map<String, DeviceClass> MARKS = new LinkedHashMap<>();

    static {
        mark(PEN, "tablet pc 1.,tablet pc 2.");
        mark(TV, "smart-tv,smarttv,smart tv,googletv,google tv,android tv,androidtv,appletv");
        mark(TV, "apple tv,hbbtv,netcast,web0s,webos.tv,tv safari,tizen/tv,roku,crkey,bravia");
        mark(TV, "viera,dtv,; aft,philipstv,opera tv,tvos,inettv,tv box,tvbox,mibox,mitv");
        mark(TV, "nexus player,chromecast,shield android,smarthub,ce-html,boxee");
        mark(CONSOLE, "playstation,xbox,nintendo,steam deck,steamdeck,ouya");
        mark(WEARABLE, "watchos,apple watch,watch os,wear os,sm-r7,sm-r8,sm-r9,oculusbrowser");
        mark(WEARABLE, "; quest,vision pro,model/watch");
        mark(CAR, "qtcarbrowser,tesla/,android automotive");
        mark(TABLET, "ipad,tablet,kindle,playbook,silk-accelerated,nexus 7,nexus 9,nexus 10");
        mark(TABLET, "sm-t,sm-x,sm-p,gt-p1,gt-p3,gt-p5,gt-p6,gt-p7,gt-n51,gt-n80,galaxy tab");
        mark(TABLET, "; kf,xoom,transformer,mediapad,matepad,mi pad,redmi pad,xiaomi pad");
        mark(TABLET, "oppo pad,oneplus pad,realme pad,; lenovo tab,; tb-,; tb3,; yt3,sgp3,sgp5");
        mark(TABLET, "touchpad,hp-tablet,iconia,streak 7,slatebook,slate 7,lg-v4,lg-v5,lg-v7");
        mark(MOBILE, "iphone,ipod,mobi,phone,blackberry,bb10,opera mini,symbian,kaios,j2me,midp");
        mark(MOBILE, "windows ce,palmos,webos/,hpwos,docomo,up.browser,nokia,sonyericsson");
        mark(MOBILE, "ucweb,maemo,meego,bada/,opera mobi,fennec,netfront,semc-browser,cldc");
        mark(MOBILE, "samsung-sgh,samsung-gt,samsung gt,sec-sgh,sgh-,sie-,pantech,mot-");
        mark(MOBILE, "htc-,htc_,htc/,htc ,lge-,vodafone,j-phone,kddi-,softbank,mqqbrowser/m");
        mark(ANDROID, "android");
        mark(DESKTOP, "windows,macintosh,mac os x,mac_powerpc,x11,cros ,linux,freebsd,openbsd");
    }

    private static final WordFinder FINDER = new WordFinder(List.copyOf(MARKS.keySet()));
    private static final List<DeviceClass> OF_MARK = List.copyOf(MARKS.values());

    /// What every browser for Android says.
    private static final String BROWSER = "AppleWebKit/";

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
        DeviceClass first = first(userAgent);
        return first == ANDROID && userAgent.contains(BROWSER) ? TABLET : first;
    }

    /// The class of a model of device, such as `SM-T970`; OTHER when its name tells nothing.
    static DeviceClass ofModel(String model) {
        DeviceClass first = first("; " + model);
        return first.compareTo(MOBILE) < 0 ? first : OTHER;
    }

    /// The class with that word; OTHER for none.
    static DeviceClass named(String word) {
        return switch (word) {
            case "TV" -> TV;
            case "Console" -> CONSOLE;
            case "Wearable" -> WEARABLE;
            case "Tablet" -> TABLET;
            case "Mobile" -> MOBILE;
            case "Desktop" -> DESKTOP;
            default -> OTHER;
        };
    }

    private static DeviceClass first(String text) {
        List<DeviceClass> found = new ArrayList<>(List.of(OTHER));
        FINDER.find(text, mark -> found.add(OF_MARK.get(mark)));
        return Collections.min(found);
    }
}
