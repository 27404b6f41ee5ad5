"""What anybody sees of skill needs: the list, the answer to one, feeds and alerts."""
