package org.keepwell.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/** The twenty-four made-up patients. Ages are kept, birthdays move with the day the clinic is made for. */
final class People {

    /** One person a line; see {@link #read}. Problems are {@code name@yearsAgo} or {@code name@yearsAgo-endedYearsAgo}. */
    private static final String TABLE = """
            d001|Margaret Ann|O'Sullivan-Brightwater|female|72y40d|en-US|0/5/0|10|3|diabetes@9.5;hypertension@12;high_cholesterol@8;worn_knee@4;bronchitis@2.2-2.1|penicillin|news;planned;corrected;chest_picture
            d002|José Luis|Hernández Ruiz|male|54y200d|es-US|3/7/1|8|2.5|diabetes@5;high_cholesterol@4.5|shellfish|news;planned
            d003|Aaliyah|Washington|female|15y90d|en-US|2/7/1|9|1|asthma@8;ankle_sprain@1.2-1.1|peanut|news;contraception;parent
            d004|Nguyễn Thị Minh|Phương|female|34y12d|vi|4/8/2|6|1.5|pregnancy@0.5;hay_fever@5||news;planned
            d005|Wolfgang|Schäfer|male|66y310d|en-US|0/5/0|10|2|hypertension@9;prediabetes@3;alcohol_use@2||news;preliminary
            d006|Oluwaseun Babatunde|Adeyemi-Fitzgerald|male|47y5d|en-US|1/6/1|7|1.5|hypertension@3;high_cholesterol@2|latex|planned
            d007|Baby|Castellanos|male|0y9d|es-US|3/7/1|1|0|||news;planned;parent
            d008|Xiuying|Ōyang|female|81y150d|zh|4/8/2|10|14|heart_failure@8;kidney_disease@7;hypertension@15;anemia@3;diabetes@11;high_cholesterol@9|ibuprofen|news;planned;corrected;chest_picture
            d009|Siobhán|Ní Dhomhnaill|female|29y77d|en-US|2/8/1|5|1|migraine@6;bladder_infection@0.8-0.7||contraception;hiv_test
            d010|Dmitri Aleksandrovich|Vorobyov|male|38y260d|ru|1/6/0|4|1|depression@2|grass_pollen|
            d011|Priyadarshini|Venkataramanan-Subrahmanyam|female|44y33d|en-US|2/7/1|9|2|slow_thyroid@6;anemia@1.5-0.4||news;breast_picture
            d012|Kwame|Boateng|male|7y120d|en-US|3/7/1|7|1.5|eczema@5;ear_infection@4.5-4.4;ear_infection@3-2.9||planned
            d013|Søren|Ågård|male|58y180d|en-US|0/5/0|6|1|prediabetes@2;high_cholesterol@3||news
            d014|Maria da Conceição|Gonçalves|female|63y222d|pt|4/8/2|8|2|thin_bones@3;hypertension@6;slow_thyroid@7|penicillin|breast_picture
            d015|Ahmad|al-Khatib|male|41y310d|ar|1/6/0|3|1|hay_fever@3||
            d016|Tala|Running Deer|female|26y14d|en-US|2/8/1|4|1|strep_throat@1.4-1.3||contraception
            d017|Zsófia|Kovács-Nemeth|female|50y101d|en-US|0/5/0|10|1.5|depression@7;migraine@9||news;preliminary;breast_picture
            d018|Jun-ho|Park|male|19y40d|ko|3/7/1|9|0.8|asthma@12-4||
            d019|Emmanuelle|d'Aubigné|female|37y300d|fr|4/8/2|2|1|||
            d020|Robert|Smith|male|69y5d|en-US|0/5/0|10|2|kidney_disease@4;hypertension@9||news;planned
            d021|Robert|Smith|male|69y7d|en-US|1/6/1|5|1|worn_knee@3||
            d022|Lucía Valentina|Hernández Ruiz|female|3y60d|es-US|3/7/1|3.2|1|ear_infection@1.1-1.0||planned
            d023|Iñaki|Etxeberria|male|31y88d|en-US|1/6/0|0|0|||
            d024|Folasade|Castellanos|female|33y140d|es-US|3/8/1|6|1.5|pregnancy@0.74-0.02;anemia@0.4;sinusitis@2-1.9||news;hiv_test
            """;

    private People() {}

    static List<Person> at(LocalDate today) {
        return TABLE.lines().map(line -> read(line, today)).toList();
    }

    private static Person read(String line, LocalDate today) {
        var field = line.split("\\|", -1);
        var age = field[4].split("[yd]");
        var care = field[6].split("/");
        return new Person(
                field[0],
                List.of(field[1].split(" ")),
                field[2],
                field[3],
                today.minusYears(Integer.parseInt(age[0])).minusDays(Integer.parseInt(age[1])),
                field[5],
                Integer.parseInt(care[0]),
                Integer.parseInt(care[1]),
                Integer.parseInt(care[2]),
                Double.parseDouble(field[7]),
                Double.parseDouble(field[8]),
                problems(field[9]),
                words(field[10]).stream().map(Allergy::valueOf).toList(),
                twists(field[11]));
    }

    private static List<Person.Had> problems(String field) {
        var problems = new ArrayList<Person.Had>();
        for (var word : words(field)) {
            var at = word.indexOf('@');
            var years = word.substring(at + 1).split("-");
            problems.add(new Person.Had(
                    Problem.valueOf(word.substring(0, at)),
                    Double.parseDouble(years[0]),
                    years.length == 2 ? Double.valueOf(years[1]) : null));
        }
        return List.copyOf(problems);
    }

    private static EnumSet<Person.Twist> twists(String field) {
        var twists = EnumSet.noneOf(Person.Twist.class);
        words(field).forEach(word -> twists.add(Person.Twist.valueOf(word)));
        return twists;
    }

    private static List<String> words(String field) {
        return field.isEmpty()
                ? List.of()
                : List.of(field.toUpperCase(Locale.ROOT).split(";"));
    }
}
