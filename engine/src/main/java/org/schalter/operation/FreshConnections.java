package org.schalter.operation;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.schalter.site.DatabaseLost;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Where one connection is found broken, all the others most likely are: the pool lets go of them, so that not every request
 * has to find out for itself.
 */
@Component
class FreshConnections {

    private final DataSource dataSource;

    FreshConnections(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @EventListener
    void lost(DatabaseLost lost) {
        if (dataSource instanceof HikariDataSource pool && pool.getHikariPoolMXBean() != null) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }
}
