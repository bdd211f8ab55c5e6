package dev.packhorse.catalogue;

/** What categories are called in one language: one without a name in it is called as the shop itself calls it. */
record CategoryNames(String language, String own) {

    String of(Category category) {
        String name = category.names().get(language);
        return name == null ? category.names().getOrDefault(own, category.id()) : name;
    }
}
