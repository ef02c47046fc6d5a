"""What granian loads: the shop, behind a buffer."""

import resource

from django.conf import settings

from shop.buffering import Buffered
from shop.wsgi import application as wsgi_application

# A connection is a file, and systems allow a thousand unless they are asked.
_, _most_files = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (_most_files, _most_files))

application = Buffered(wsgi_application, threads=settings.WEB_THREADS, most_bytes=settings.MOST_BYTES_OF_A_REQUEST)
