public import Kernel

extension Refusal {
    /// The database holds a step that this program does not know.
    public static func databaseNewerThanProgram(_ migration: String) -> Refusal {
        Refusal(
            "storage.newerThanProgram", .conflict,
            Phrase(
                zh: "数据库由更新的程序版本建立：本程序不认识迁移步骤“\(migration)”。请升级程序后再启动。",
                en:
                    "The database is newer than the program, which does not know the migration “\(migration)”. Upgrade the program, then start again."
            ))
    }

    /// A step was changed after the database had taken it.
    public static func migrationChanged(_ migration: String) -> Refusal {
        Refusal(
            "storage.migrationChanged", .conflict,
            Phrase(
                zh: "迁移步骤“\(migration)”与数据库中记录的内容不一致，程序不会启动。请改用建立该数据库的程序版本，或在其后另加一个步骤。",
                en:
                    "The migration “\(migration)” differs from what the database recorded, so the program will not start. Use the version that made the database, or add a further migration."
            ))
    }
}
