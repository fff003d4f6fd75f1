"""Pictures in a bucket of S3 instead of a folder; imported only where MEDIA_STORAGE names one."""

from storages.backends.s3 import S3Storage

IN_MEMORY = 2 * 1024 * 1024  # bytes of a file that is read; what is more goes through the disk


class Bucket(S3Storage):
    """Files that have no addresses of their own; the bucket itself must be private."""

    def get_default_settings(self) -> dict:
        return super().get_default_settings() | {
            "file_overwrite": False,
            "max_memory_size": IN_MEMORY,
        }

    def url(self, name: str | None, *args: object, **options: object) -> str:
        raise ValueError("An original has no address; readers and the desk have views for it.")
