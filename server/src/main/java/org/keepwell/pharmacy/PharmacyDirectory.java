package org.keepwell.pharmacy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keepwell.access.Grant;
import org.keepwell.access.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The pharmacies one may choose. Closed ones are found too, so that a person learns why theirs is gone. */
@Component
public class PharmacyDirectory {

    public static final int MOST = 50;

    /** So many are looked at where only those open now are wanted. */
    private static final int LOOKED_AT = 400;

    /**
     * Where to look: a postal code, or a place on the map.
     *
     * @param postalCode whose pharmacies' middle is meant; null if latitude and longitude say it
     */
    public record Near(@Nullable String postalCode, double latitude, double longitude) {

        public static Near postalCode(String code) {
            return new Near(code, 0, 0);
        }

        public static Near place(double latitude, double longitude) {
            return new Near(null, latitude, longitude);
        }
    }

    private static final String COLUMNS = """
            select id, ncpdp_id, name, line, city, state, postal_code, phone, latitude, longitude, zone, hours,
                closed_for_good, takes_script from pharmacy.pharmacy
            """;
    /** Flat-earth distance is right to a percent where people go shopping. */
    private static final String SEARCH = COLUMNS + """
             where tenant_id = :tenant
                and (select coalesce(bool_and((name || ' ' || line || ' ' || city || ' ' || postal_code) ilike word), true)
                    from unnest(:words::text[]) as w (word))
            order by closed_for_good, not takes_script, case when :near then
                power(latitude - :latitude, 2) + power((longitude - :longitude) * cos(radians(:latitude)), 2) end,
                name, ncpdp_id
            limit :cap
            """;
    /** Of the same code; if there is none, of those that begin as it does. */
    private static final String MIDDLE = """
            select avg(latitude), avg(longitude) from pharmacy.pharmacy
            where tenant_id = :tenant and postal_code like :prefix
            """;

    /** Of two towns of one name, the one with more pharmacies: between the two there is none. */
    private static final String TOWN = """
            select avg(latitude), avg(longitude) from pharmacy.pharmacy
            where tenant_id = :tenant and lower(city) = :town and (:state = '' or upper(state) = :state)
            group by state order by count(*) desc, state limit 1
            """;

    private static final String SAVE = """
            insert into pharmacy.pharmacy (tenant_id, id, ncpdp_id, name, line, city, state, postal_code, phone, latitude,
                longitude, zone, hours, closed_for_good, takes_script, changed_at)
            values (:tenant, :id, :ncpdp, :name, :line, :city, :state, :postal, :phone, :latitude, :longitude, :zone,
                :hours, :closed, :takes, :now)
            on conflict (tenant_id, ncpdp_id) do update set name = excluded.name, line = excluded.line,
                city = excluded.city, state = excluded.state, postal_code = excluded.postal_code,
                phone = excluded.phone, latitude = excluded.latitude, longitude = excluded.longitude,
                zone = excluded.zone, hours = excluded.hours, closed_for_good = excluded.closed_for_good,
                takes_script = excluded.takes_script, changed_at = excluded.changed_at
            """;

    private record Place(double latitude, double longitude) {}

    private final JdbcClient db;
    private final Clock clock;

    PharmacyDirectory(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /**
     * Nearest first where a place is named, else by name; those that cannot be chosen come last.
     *
     * @param words each must be in name, street, city or postal code; empty for all
     * @param near null for anywhere
     */
    public List<Pharmacy> search(TenantId tenant, String words, @Nullable Near near, boolean openNow) {
        var place = near == null ? Optional.<Place>empty() : place(tenant, near);
        var now = clock.instant();
        return db
                .sql(SEARCH)
                .param("tenant", tenant.value())
                .param("words", patterns(words))
                .param("near", place.isPresent())
                .param("latitude", place.map(Place::latitude).orElse(0.0))
                .param("longitude", place.map(Place::longitude).orElse(0.0))
                .param("cap", openNow ? LOOKED_AT : MOST)
                .query((row, n) -> new Stored(row).pharmacy())
                .list() // a stream of its own would hold the connection until somebody closes it
                .stream()
                .filter(pharmacy ->
                        !openNow || (pharmacy.mayBeChosen() && pharmacy.hours().isOpenAt(now)))
                .limit(MOST)
                .toList();
    }

    /** The middle of the pharmacies of a postal code, or of a town ("Norbury", "Norbury, MA"); empty if there is none. */
    public Optional<Near> middle(TenantId tenant, String where) {
        if (where.replaceAll("\\D", "").length() >= 3) {
            return place(tenant, Near.postalCode(where)).map(place -> Near.place(place.latitude(), place.longitude()));
        }
        var parts = where.split(",", 2);
        return db.sql(TOWN)
                .param("tenant", tenant.value())
                .param("town", parts[0].strip().toLowerCase(Locale.ROOT))
                .param("state", parts.length == 1 ? "" : parts[1].strip().toUpperCase(Locale.ROOT))
                .query((row, n) -> Near.place(row.getDouble(1), row.getDouble(2)))
                .optional();
    }

    public Optional<Pharmacy> byId(TenantId tenant, PharmacyId id) {
        return db.sql(COLUMNS + " where tenant_id = :tenant and id = :id")
                .param("tenant", tenant.value())
                .param("id", id.value())
                .query((row, n) -> new Stored(row).pharmacy())
                .optional();
    }

    Optional<Pharmacy> byNcpdpId(TenantId tenant, String ncpdpId) {
        return db.sql(COLUMNS + " where tenant_id = :tenant and ncpdp_id = :ncpdp")
                .param("tenant", tenant.value())
                .param("ncpdp", ncpdpId)
                .query((row, n) -> new Stored(row).pharmacy())
                .optional();
    }

    /** Adds it, or brings the one with this NCPDP number up to date. Inside a sealed transaction. */
    void save(Grant grant, PharmacyLine pharmacy) {
        db.sql(SAVE)
                .param("tenant", grant.tenant().value())
                .param("id", UUID.randomUUID())
                .param("ncpdp", pharmacy.ncpdpId())
                .param("name", pharmacy.name())
                .param("line", pharmacy.address().line())
                .param("city", pharmacy.address().city())
                .param("state", pharmacy.address().state())
                .param("postal", pharmacy.address().postalCode())
                .param("phone", pharmacy.phone())
                .param("latitude", pharmacy.latitude())
                .param("longitude", pharmacy.longitude())
                .param("zone", pharmacy.zone().getId())
                .param("hours", pharmacy.hours())
                .param("closed", pharmacy.closedForGood())
                .param("takes", pharmacy.takesScript())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Optional<Place> place(TenantId tenant, Near near) {
        var code = near.postalCode();
        if (code == null) {
            return Optional.of(new Place(near.latitude(), near.longitude()));
        }
        var digits = code.replaceAll("\\D", "");
        for (int length = Math.min(5, digits.length()); length >= 3; length--) {
            var found = db.sql(MIDDLE)
                    .param("tenant", tenant.value())
                    .param("prefix", digits.substring(0, length) + "%")
                    .query((row, n) -> {
                        double latitude = row.getDouble(1);
                        return row.wasNull()
                                ? Optional.<Place>empty()
                                : Optional.of(new Place(latitude, row.getDouble(2)));
                    })
                    .single();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String[] patterns(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(8)
                .map(word -> "%" + word.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .toArray(String[]::new);
    }

    private record Stored(ResultSet row) {

        Pharmacy pharmacy() throws SQLException {
            return new Pharmacy(
                    new PharmacyId(row.getObject("id", UUID.class)),
                    row.getString("ncpdp_id"),
                    row.getString("name"),
                    new Address(
                            row.getString("line"),
                            row.getString("city"),
                            row.getString("state"),
                            row.getString("postal_code")),
                    row.getString("phone"),
                    row.getDouble("latitude"),
                    row.getDouble("longitude"),
                    Hours.parse(row.getString("hours"), ZoneId.of(row.getString("zone"))),
                    row.getBoolean("closed_for_good") ? Pharmacy.State.CLOSED_FOR_GOOD : Pharmacy.State.OPEN,
                    row.getBoolean("takes_script"));
        }
    }
}
