package dev.footfall.logfile;

import java.util.LinkedHashMap;
import java.util.Map;

/// Lines as each kind of server writes them, by the format's name.
final class Samples {

    static final Map<String, String> BY_FORMAT = new LinkedHashMap<>();

    private static final String COMMON =
            "192.0.2.7 - - [21/Nov/2026:04:30:00 +0000] \"GET /p?a=1 HTTP/1.1\" 200 512";
    private static final String COMBINED = COMMON + " \"https://ref.example/\" \"curl/8.1\"";

    static {
        BY_FORMAT.put("common", COMMON);
        BY_FORMAT.put("combined", COMBINED);
        BY_FORMAT.put("vcommon", "shop.example:443 " + COMMON);
        BY_FORMAT.put("vcombined", "shop.example:443 " + COMBINED);
        BY_FORMAT.put("traefik", COMBINED + " 17 \"web@docker\" \"http://10.0.0.2:80\" 12ms");
        BY_FORMAT.put(
                "alb",
                "h2 2026-11-21T04:30:00.000000Z app/lb/50dc6c495c0c9188 192.0.2.7:46532"
                        + " 10.0.0.66:9000 0.000 0.011 0.001 200 200 34 512 \"GET"
                        + " https://shop.example:443/p?a=1 HTTP/2.0\" \"curl/8.1\""
                        + " ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2 arn:x \"Root=1\" \"shop.example\""
                        + " \"arn:y\" 1 2026-11-21T04:30:00.000000Z \"forward\" \"-\" \"-\"");
        BY_FORMAT.put(
                "elb",
                "2026-11-21T04:30:00.000000Z my-lb 192.0.2.7:2817 10.0.0.1:80 0.000 0.011 0.001 200"
                        + " 200 34 512 \"GET http://shop.example:80/p?a=1 HTTP/1.1\" \"curl/8.1\" -"
                        + " -");
        BY_FORMAT.put(
                "s3",
                "79a59df900b949e5 bucket.example [21/Nov/2026:04:30:00 +0000] 192.0.2.7"
                        + " arn:user 3E57427F3 REST.GET.OBJECT p \"GET /p?a=1 HTTP/1.1\" 200 - 512"
                        + " 512 12 10 \"https://ref.example/\" \"curl/8.1\" - host=");
        BY_FORMAT.put(
                "cloudstorage",
                "\"1795235400000000\",\"192.0.2.7\",\"1\",\"\",\"GET\",\"/p?a=1\",\"200\",\"34\","
                        + "\"512\",\"12000\",\"shop.example\",\"https://ref.example/\",\"curl/8.1\","
                        + "\"id\",\"GET_Object\",\"bucket\",\"p\"");
        BY_FORMAT.put(
                "squid",
                "1795235400.000     12 192.0.2.7 TCP_MISS/200 512 GET http://shop.example/p?a=1 -"
                        + " HIER_DIRECT/10.0.0.1 text/html");
        BY_FORMAT.put("site-analytics", "2026-11-21T04:30:00,/p?a=1,192.0.2.7,curl/8.1");
        BY_FORMAT.put(
                "w3c",
                "#Software: Microsoft Internet Information Services 10.0\n"
                        + "#Fields: date time cs-method cs-uri-stem cs-uri-query cs-username c-ip"
                        + " cs(User-Agent) cs(Referer) sc-status sc-bytes time-taken\n"
                        + "2026-11-21 04:30:00 GET /p a=1 - 192.0.2.7 curl/8.1 https://ref.example/"
                        + " 200 512 12");
        BY_FORMAT.put(
                "cloudfront",
                "#Version: 1.0\n#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host)"
                        + " cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query time-taken\n"
                        + "2026-11-21\t04:30:00\tFRA2\t512\t192.0.2.7\tGET\td1.cloudfront.net\t/p\t"
                        + "200\thttps://ref.example/\tcurl/8.1\ta=1\t0.012");
        BY_FORMAT.put(
                "caddy",
                "{\"level\":\"info\",\"ts\":1795235400.0,\"logger\":\"http.log.access\",\"request\":"
                        + "{\"remote_ip\":\"192.0.2.7\",\"proto\":\"HTTP/2.0\",\"method\":\"GET\","
                        + "\"host\":\"shop.example\",\"uri\":\"/p?a=1\",\"headers\":{\"User-Agent\":"
                        + "[\"curl/8.1\"],\"Referer\":[\"https://ref.example/\"]},\"tls\":{\"proto\":"
                        + "\"h2\"}},\"bytes_read\":34,\"duration\":0.012,\"size\":512,\"status\":200,"
                        + "\"resp_headers\":{\"Content-Type\":[\"text/html\"]}}");
        BY_FORMAT.put(
                "tsv",
                "host\tlogname\ttime\tmethod\turl\tresponse\tbytes\treferer\tuseragent\n"
                        + "192.0.2.7\t-\t1795235400\tGET\t/p?a=1\t200\t512\thttps://ref.example/\t"
                        + "curl/8.1");
    }

    private Samples() {}
}
