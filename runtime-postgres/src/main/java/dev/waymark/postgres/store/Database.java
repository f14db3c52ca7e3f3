package dev.waymark.postgres.store;

import dev.waymark.postgres.DatabaseAddress;
import dev.waymark.postgres.DatabaseUnavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/// Where connections come from: an address, asked for at each connect, or an application's pool.
public interface Database {
  /// A connection of ours until it is closed or aborted, under a name that others can see.
  Connection open(String applicationName) throws SQLException;

  /// For messages: the places that were looked at.
  List<String> lookedIn();

  /// Why no connection can be had, in words.
  DatabaseUnavailable refusal(SQLException cause);

  static Database at(Supplier<DatabaseAddress> address) {
    return new Database() {
      @Override
      public Connection open(String applicationName) throws SQLException {
        return Connections.open(address.get(), applicationName);
      }

      @Override
      public List<String> lookedIn() {
        return address.get().lookedIn();
      }

      @Override
      public DatabaseUnavailable refusal(SQLException cause) {
        return Connecting.refusal(address.get(), cause);
      }
    };
  }

  /// A node keeps its few connections and aborts them when it is done, so that a pool throws them
  /// away and nobody gets one with our name and settings.
  static Database of(DataSource source) {
    return new Database() {
      @Override
      public Connection open(String applicationName) throws SQLException {
        Connection connection = source.getConnection();
        try {
          connection.setAutoCommit(true);
          connection.setClientInfo("ApplicationName", applicationName);
          return connection;
        } catch (SQLException e) {
          connection.close();
          throw e;
        }
      }

      @Override
      public List<String> lookedIn() {
        return List.of("the application's DataSource");
      }

      @Override
      public DatabaseUnavailable refusal(SQLException cause) {
        return new DatabaseUnavailable(
            "WMR01",
            "cannot reach Postgres through the application's DataSource: " + cause.getMessage(),
            lookedIn(),
            "check what the DataSource is made with",
            cause);
      }
    };
  }
}
