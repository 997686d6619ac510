/// The steps of both stores' schemas, in order, one a line with a word why.
///
/// A step is a file `Migrations/m<yyyymmdd>-<what>.sql` (of the reporters' store: `ReporterMigrations/`), compiled in.
public enum Migrations {
    /// The store of everything but who reported.
    public static let main: [Migration] = []

    /// The store of the reporters' identities, kept apart.
    public static let reporters: [Migration] = []
}
