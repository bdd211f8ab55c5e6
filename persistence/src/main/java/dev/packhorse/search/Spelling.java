package dev.packhorse.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Proposes words that are spelled alike and find something, for those that find nothing. */
final class Spelling {

    /** A longer word has more in common with its misspelling; shorter ones would be guessed. */
    private static final int SHORTEST = 4;

    /** In longer texts nobody would know which of them was meant. */
    private static final int WORDS_MAX = 8;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private final JdbcClient jdbc;

    Spelling(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Empty when every word is known, or one is not and resembles none. */
    Optional<String> correct(String text, String language) {
        List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        if (words.size() > WORDS_MAX) {
            return Optional.empty();
        }
        Map<String, String> corrections = new LinkedHashMap<>();
        for (String word : words) {
            if (word.length() >= SHORTEST && !isKnown(word, language)) {
                Optional<String> alike = alike(word, language);
                if (alike.isEmpty()) {
                    return Optional.empty();
                }
                corrections.put(word, alike.get());
            }
        }
        return Optional.of(replaced(text, corrections))
                .filter(_ -> !corrections.isEmpty())
                // Longer than anybody may type: the pages after could not be asked for.
                .filter(corrected -> corrected.length() <= SearchQuery.TEXT_LONGEST);
    }

    private static String replaced(String text, Map<String, String> corrections) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT))
                .replaceAll(word -> corrections.getOrDefault(word.group(), word.group()));
    }

    private boolean isKnown(String word, String language) {
        return jdbc.sql("""
                        select exists (select from product_search s where s.keys @> ?::text[]
                          and s.document @@ plainto_tsquery(search_configuration(?)::regconfig, ?))
                        """)
                .params(new String[] {"l:" + language}, language, word)
                .query(Boolean.class)
                .single();
    }

    /** The likeliest of the words that still find something. */
    private Optional<String> alike(String word, String language) {
        return jdbc.sql("""
                        with wanted as (select lower(unaccent(?)) as word),
                        alike as materialized (
                          select w.word, similarity(w.word, wanted.word) as likeness from search_word w, wanted
                          where w.language = ? and w.word % wanted.word order by 2 desc, 1 limit 5)
                        select word from alike where exists (select from product_search s where s.keys @> ?::text[]
                          and s.document @@ plainto_tsquery(search_configuration(?)::regconfig, word))
                        order by likeness desc, word limit 1
                        """)
                .params(word, language, new String[] {"l:" + language}, language)
                .query(String.class)
                .optional();
    }
}
