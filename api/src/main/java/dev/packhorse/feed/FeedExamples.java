package dev.packhorse.feed;

/** What the API document shows. */
final class FeedExamples {

    private FeedExamples() {}

    static final String PRODUCTS = """
            id,category,name,name.de,description,image,attr.brand,attr.waterproof,sku,option.size,weight_grams,EUR,USD
            prd_trail_boot,shoes,Trail boot,Wanderstiefel,Keeps dry.,https://img.example/boot.jpg,Acme,true,BOOT-41,41,900,9900,10900
            prd_trail_boot,,,,,,,,BOOT-42,42,950,9900,10900
            """;

    static final String PRICES = """
            sku,currency,amount,valid_from,valid_until
            BOOT-41,EUR,7900,2026-11-27T00:00:00+01:00,2026-11-28T00:00:00+01:00
            BOOT-41,EUR,9900,,
            """;

    static final String STOCK = """
            warehouse,sku,on_hand,safety_stock
            BER,BOOT-41,120,5
            BER,BOOT-42,80,
            """;

    static final String LINES = """
            {"id":"prd_trail_boot","category":"shoes","name":"Trail boot","sku":"BOOT-41","weight_grams":900,"EUR":9900,"attr.brand":"Acme"}
            {"id":"prd_trail_boot","sku":"BOOT-42","weight_grams":950,"EUR":9900}
            """;

    static final String QUEUED = """
            {"id": "imp_01kc8c2v5dr5hbbm1mf5r3bq4x", "kind": "products", "format": "csv", "status": "queued",
             "bytes": 18345678, "rows": 100000, "done": 0, "rejected": 0, "changed": 0, "created_at": "2026-11-25T08:00:00Z"}""";

    static final String RUNNING = """
            {"id": "imp_01kc8c2v5dr5hbbm1mf5r3bq4x", "kind": "products", "format": "csv", "status": "running",
             "bytes": 18345678, "rows": 100000, "done": 41990, "rejected": 10, "changed": 1200,
             "created_at": "2026-11-25T08:00:00Z", "started_at": "2026-11-25T08:00:01Z"}""";

    static final String REJECTIONS = """
            {"items": [{"line": 4711, "field": "EUR", "code": "out_of_range", "reason": "must be from 1 to 1000000000000"}]}""";
}
